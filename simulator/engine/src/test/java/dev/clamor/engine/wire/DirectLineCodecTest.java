package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Document;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the protocol: Direct Line API 3.0 reference, "Send an activity" and "Receive activities from the bot". */
class DirectLineCodecTest {
    private static final String STARTED =
            "{\"conversationId\":\"abc\",\"token\":\"t-1\",\"streamUrl\":\"wss://stream.test/?t=s\"}";

    private static AgentCodec codec(CodecContext context, String options) {
        Problems problems = new Problems();
        AgentCodec codec = Protocol.DIRECT_LINE.codec(
                context, Document.parse("a.yaml", options, problems).orElseThrow());
        problems.throwIfAny();
        return codec;
    }

    private static CodecContext context(Map<String, String> headers, Signals signals) {
        return new CodecContext(
                WireBench.AGENT, headers, WireBench.CALLER, signals, InstantSource.fixed(Instant.EPOCH));
    }

    /** A contact over a stream that is open and whose first message was posted. */
    private static final class Talk {
        private final WireBench bench;
        private final WireBench.Sent stream;
        private final WireBench.Sent post;
        private int ids;

        Talk(String options) {
            this(context(Map.of(), Signals.NONE), options);
        }

        Talk(CodecContext context, String options) {
            bench = new WireBench(codec(context, options));
            bench.say(1, "Hello").answer(STARTED);
            stream = bench.last();
            stream.open();
            post = bench.last();
        }

        Talk posted() {
            post.answer("{\"id\":\"mine-1\"}");
            return this;
        }

        void hear(String activity) {
            String id = "\"id\":\"b-" + ids++ + "\",\"from\":{\"id\":\"bot\"},";
            stream.message("{\"activities\":[{" + id + activity + "}]}");
        }
    }

    @Test
    void an_exchange_over_a_stream_looks_like_the_golden_file() throws IOException {
        WireBench bench =
                GoldenExchange.play("direct-line-websocket.txt", codec(context(Map.of(), Signals.NONE), "{}"));
        assertThat(bench.parts).isEqualTo(Map.of(1, 2, 2, 1));
        assertThat(bench.sent.get(5).cancelled).as("the stream is closed").isTrue();
    }

    @Test
    void an_exchange_by_polling_looks_like_the_golden_file() throws IOException {
        GoldenExchange.play(
                "direct-line-polling.txt",
                codec(context(Map.of(), Signals.NONE), "{receive: polling, locale: en-GB, poll_seconds: 1}"));
    }

    @Test
    void a_secret_of_the_target_file_authorizes_all_but_the_stream() {
        WireBench bench = new WireBench(codec(context(Map.of("authorization", "Bearer secret"), Signals.NONE), "{}"));
        WireBench.Sent start = bench.say(1, "Hello");
        start.answer(STARTED);
        WireBench.Sent stream = bench.last();
        stream.open();
        assertThat(start.request.headers()).containsEntry("authorization", "Bearer secret");
        assertThat(bench.last().request.headers())
                .containsEntry("authorization", "Bearer secret")
                .doesNotContainValue("Bearer t-1");
        assertThat(stream.request.headers()).containsOnlyKeys("User-Agent", "X-Clamor-Run");
    }

    @Test
    void the_token_of_the_conversation_authorizes_where_the_target_file_has_no_secret() {
        assertThat(new Talk("{}").post.request.headers()).containsEntry("Authorization", "Bearer t-1");
    }

    @Test
    void a_conversation_without_a_stream_is_polled() {
        WireBench bench = new WireBench(codec(context(Map.of(), Signals.NONE), "{}"));
        bench.say(1, "Hello").answer("{\"conversationId\":\"abc\"}");
        bench.pass(300_000);
        assertThat(bench.last().request.uri().getPath()).isEqualTo("/chat/conversations/abc/activities");
        assertThat(bench.last().request.method()).isEqualTo("GET");
    }

    @Test
    void a_message_that_expects_input_ends_the_turn_at_once_where_wanted() {
        Talk talk = new Talk("turn_end: input_hint");
        talk.hear("\"type\":\"message\",\"text\":\"One moment.\",\"inputHint\":\"ignoringInput\"");
        assertThat(talk.bench.replies).isEmpty();
        talk.hear("\"type\":\"message\",\"text\":\"Which account?\",\"inputHint\":\"expectingInput\"");
        assertThat(talk.bench.said(1).text()).isEqualTo("One moment.\nWhich account?");
    }

    @Test
    void a_handoff_is_an_event_with_its_context() {
        Talk talk = new Talk("{}").posted();
        talk.hear("\"type\":\"message\",\"text\":\"I get a colleague.\"");
        talk.hear("\"type\":\"event\",\"name\":\"handoff.initiate\",\"value\":"
                + "{\"Skill\":\"billing\",\"reason\":\"amount\",\"account\":\"AC-1\",\"deep\":{}}");
        talk.bench.pass(1_000_000);
        assertThat(talk.bench.said(1).state()).isEqualTo(AgentReply.State.HANDED_OFF);
        assertThat(talk.bench.said(1).handoff())
                .isEqualTo(new AgentReply.Handoff(
                        "billing", "amount", null, Map.of("Skill", "billing", "reason", "amount", "account", "AC-1")));
    }

    @Test
    void the_end_of_the_conversation_closes_it_and_is_not_answered() {
        Talk talk = new Talk("{}");
        talk.hear("\"type\":\"endOfConversation\",\"code\":\"completedSuccessfully\"");
        assertThat(talk.bench.said(1).state()).isEqualTo(AgentReply.State.CLOSED);
        int sent = talk.bench.sent.size();
        talk.bench.session.close();
        assertThat(talk.bench.sent).hasSize(sent);
    }

    @Test
    void signals_select_from_the_activities_of_the_turn() {
        Problems problems = new Problems();
        Signals signals = Signals.read(Document.parse(
                        "a.yaml",
                        "intent: /activities/*/channelData/intent\nresolved:\n  - {at: /activities/*/name, equals: done}\n",
                        problems)
                .orElseThrow());
        Talk talk = new Talk(context(Map.of(), signals), "{}").posted();
        talk.hear("\"type\":\"event\",\"name\":\"done\"");
        talk.hear("\"type\":\"message\",\"text\":\"Settled.\",\"channelData\":{\"intent\":\"refund\"}");
        talk.bench.pass(1_000_000);
        assertThat(talk.bench.said(1).intent()).isEqualTo("refund");
        assertThat(talk.bench.said(1).state()).isEqualTo(AgentReply.State.RESOLVED);
    }

    @Test
    void cards_and_buttons_are_read() {
        Talk talk = new Talk("{}").posted();
        talk.hear(
                "\"type\":\"message\",\"text\":\"Choose:\",\"suggestedActions\":{\"actions\":[{\"title\":\"Refund\"}]},"
                        + "\"attachments\":[{\"content\":{\"title\":\"Bill\",\"buttons\":[{\"title\":\"Pay\"}]}},"
                        + "{\"content\":{\"type\":\"AdaptiveCard\",\"body\":[{\"type\":\"Container\",\"items\":[{\"type\":"
                        + "\"TextBlock\",\"text\":\"Due: 5 May\"}]}]}},{\"content\":\"x\"},7]");
        talk.bench.pass(1_000_000);
        assertThat(talk.bench.said(1).text()).isEqualTo("Choose:\nBill\nPay\nDue: 5 May\nRefund");
    }

    @Test
    void what_answers_a_turn_that_is_over_is_read_with_the_next_reply_and_does_not_end_it() {
        Talk talk = new Talk("{}").posted();
        talk.hear("\"type\":\"message\",\"text\":\"One.\"");
        talk.bench.pass(1_000_000);
        talk.hear("\"type\":\"message\",\"text\":\"Late.\",\"replyToId\":\"mine-1\"");
        WireBench.Sent second = talk.bench.say(2, "And?");
        second.answer("{\"id\":\"mine-2\"}");
        talk.hear("\"type\":\"message\",\"text\":\"Later.\",\"replyToId\":\"mine-1\"");
        talk.bench.pass(20_000_000);
        assertThat(talk.bench.replies).hasSize(1);
        talk.hear("\"type\":\"message\",\"text\":\"Two.\",\"replyToId\":\"mine-2\"");
        talk.bench.pass(1_000_000);
        assertThat(talk.bench.said(2).text()).isEqualTo("Late.\nLater.\nTwo.");
    }

    @Test
    void replies_find_their_turns_when_two_wait() {
        Talk talk = new Talk("{}");
        talk.stream.message(
                "{\"activities\":[{\"type\":\"message\",\"id\":\"mine-1\",\"from\":{\"id\":\"customer-42\"},"
                        + "\"channelData\":{\"clientActivityID\":\"c-000042-1\"}}]}");
        WireBench.Sent second = talk.bench.say(2, "Wait");
        second.answer("{\"id\":\"mine-2\"}");
        talk.hear("\"type\":\"message\",\"text\":\"To two.\",\"replyToId\":\"mine-2\"");
        talk.hear("\"type\":\"message\",\"text\":\"To one.\",\"replyToId\":\"mine-1\"");
        talk.posted();
        talk.bench.pass(1_000_000);
        assertThat(talk.bench.said(1).text()).isEqualTo("To one.");
        assertThat(talk.bench.said(2).text()).isEqualTo("To two.");
    }

    @ParameterizedTest
    @CsvSource({"502, SERVER_ERROR", "429, RATE_LIMITED", "404, CLIENT_ERROR"})
    void a_refused_message_is_a_failed_turn(int status, Fault fault) {
        Talk talk = new Talk("{}");
        talk.post.answer(status, new byte[0], Map.of());
        assertThat(talk.bench.fault(1)).isEqualTo(fault);
    }

    @Test
    void a_bot_that_spoke_before_its_message_was_refused_has_replied() {
        Talk talk = new Talk("{}");
        talk.hear("\"type\":\"message\",\"text\":\"Here.\"");
        talk.post.answer(502, new byte[0], Map.of());
        talk.bench.pass(1_000_000);
        assertThat(talk.bench.said(1).text()).isEqualTo("Here.");
    }

    @Test
    void a_bot_that_says_nothing_is_a_timeout() {
        Talk talk = new Talk(context(Map.of(), Signals.NONE).replyingWithin(5_000_000), "{}").posted();
        talk.hear("\"type\":\"typing\"");
        talk.bench.pass(5_000_000);
        assertThat(talk.bench.fault(1)).isEqualTo(Fault.TIMEOUT);
        assertThat(talk.bench.parts).isEmpty();
    }

    @Test
    void a_reply_cannot_be_cut() {
        Talk talk = new Talk("{}");
        talk.hear("\"type\":\"message\",\"text\":\"Here.\"");
        assertThat(talk.bench.session.cut(1)).isNull();
    }

    @Test
    void a_stream_that_cannot_be_opened_again_fails_the_turn_and_the_next_turn_tries_once_more() {
        Talk talk = new Talk("{}").posted();
        talk.stream.lose(Fault.RESET);
        talk.bench.last().answer("{\"streamUrl\":\"wss://stream.test/2\"}");
        talk.bench.last().lose(Fault.RESET);
        assertThat(talk.bench.fault(1)).isEqualTo(Fault.RESET);
        assertThat(talk.bench.say(2, "Hello?").request.uri().getPath()).isEqualTo("/chat/conversations/abc");
    }

    @Test
    void a_conversation_that_does_not_start_fails_the_turn_and_the_next_turn_starts_it() {
        WireBench bench = new WireBench(codec(context(Map.of(), Signals.NONE), "{}"));
        bench.say(1, "Hello").answer(503, new byte[0], Map.of());
        assertThat(bench.fault(1)).isEqualTo(Fault.SERVER_ERROR);
        bench.say(2, "Hello?").lose(Fault.REFUSED);
        assertThat(bench.fault(2)).isEqualTo(Fault.REFUSED);
        bench.say(3, "Hello?!").answer(STARTED);
        assertThat(bench.last().request.uri().getScheme()).isEqualTo("wss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{\"conversationId\":\"a\",\"streamUrl\":\"ftp://x/\"}",
                "{\"conversationId\":\"a\",\"streamUrl\":\"::\"}"
            })
    void a_start_that_cannot_be_read_is_unreadable(String body) {
        WireBench bench = new WireBench(codec(context(Map.of(), Signals.NONE), "{}"));
        bench.say(1, "Hello").answer(body);
        assertThat(bench.fault(1)).isEqualTo(Fault.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{", "[]", "7", "null"})
    void a_frame_that_is_no_object_is_unreadable(String frame) {
        Talk talk = new Talk("{}");
        talk.stream.message(frame);
        assertThat(talk.bench.fault(1)).isEqualTo(Fault.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n", "{}", "{\"ping\":{}}", "{\"activities\":null}", "{\"activities\":[7,null,[],{}]}"})
    void frames_that_say_nothing_are_left_out(String frame) {
        Talk talk = new Talk("{}");
        talk.stream.message(frame);
        assertThat(talk.bench.replies).isEmpty();
    }

    @Test
    void a_reply_without_end_is_too_large() {
        Talk talk = new Talk("{}");
        for (int i = 0; i < 3; i++) {
            talk.hear("\"type\":\"message\",\"text\":\"" + "x".repeat(1 << 19) + "\"");
        }
        assertThat(talk.bench.fault(1)).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void nothing_is_heard_after_the_end() {
        Talk talk = new Talk("{}");
        talk.bench.session.close();
        talk.posted();
        talk.hear("\"type\":\"message\",\"text\":\"Here.\"");
        talk.bench.pass(100_000_000);
        assertThat(talk.bench.replies).isEmpty();
        assertThat(talk.bench.last().body()).contains("endOfConversation");
    }

    @Test
    void wrong_options_are_named_together() {
        assertThatThrownBy(() -> codec(WireBench.context(), "{receive: pigeon, quiet_seconds: 0, polls: 3}"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("receive")
                .hasMessageContaining("quiet_seconds")
                .hasMessageContaining("polls");
    }

    @Test
    void frames_and_answers_changed_anywhere_never_throw() {
        SplittableRandom random = new SplittableRandom(11);
        String frame =
                "{\"activities\":[{\"type\":\"message\",\"id\":\"1\",\"text\":\"a\",\"attachments\":[{\"content\":"
                        + "{\"body\":[{\"text\":\"b\"}]}}],\"value\":{\"a\":1}},{\"type\":\"event\",\"name\":\"handoff.initiate\","
                        + "\"value\":{\"q\":1}}],\"watermark\":\"1\"}";
        for (int i = 0; i < 4_000; i++) {
            byte[] changed = frame.getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(5); j >= 0; j--) {
                changed[random.nextInt(changed.length)] = (byte) (32 + random.nextInt(95));
            }
            String text = new String(changed, 0, random.nextInt(changed.length + 1), StandardCharsets.UTF_8);
            Talk talk = new Talk("{}");
            assertThatCode(() -> {
                        talk.stream.message(text);
                        talk.stream.message(new String(changed, StandardCharsets.UTF_8));
                        talk.post.answer(text);
                        talk.bench.pass(2_000_000);
                        talk.bench.session.close();
                    })
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void what_is_said_before_the_stream_is_open_waits_for_it_in_order() {
        WireBench bench = new WireBench(codec(context(Map.of(), Signals.NONE), "{}"));
        bench.say(1, "Hello");
        bench.say(2, "Anyone?");
        assertThat(bench.sent).hasSize(1);
        bench.sent.get(0).answer(STARTED);
        assertThat(bench.sent).hasSize(2);
        bench.sent.get(1).open();
        assertThat(bench.sent).hasSize(4);
        assertThat(bench.sent.get(2).body()).contains("Hello");
        assertThat(bench.sent.get(3).body()).contains("Anyone?");
    }
}
