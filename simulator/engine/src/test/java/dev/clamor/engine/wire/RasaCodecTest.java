package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes are those of RasaHQ/rasa, rasa/core/channels/rest.py and CollectingOutputChannel in channel.py. */
class RasaCodecTest {
    private static final String RASA = "http://rasa.test:5005/webhooks/rest/webhook";

    private static WireBench bench(String yaml, Signals signals) {
        return OptionsBench.bench(Protocol.RASA, OptionsBench.context(RASA, signals), yaml);
    }

    private static WireBench bench(String yaml) {
        return bench(yaml, Signals.NONE);
    }

    @Test
    void a_request_looks_like_the_golden_file() {
        WireBench.Sent sent =
                bench("input_channel: storm\nmetadata: {brand: north}").say(1, "My \"bill\" is wrong: 37,50 \u20ac");
        assertThat(GoldenAnswers.body(sent)).isEqualTo(GoldenAnswers.json("rasa-request.json"));
        assertThat(sent.request.toString()).isEqualTo("POST " + RASA);
    }

    @Test
    void all_messages_of_the_golden_file_are_one_reply() {
        WireBench bench = bench(
                "custom_text: /say",
                OptionsBench.signals("handoff: [{at: /*/custom/handoff}]\n"
                        + "handoff_payload: {queue: /*/custom/handoff/queue, context: /*/custom/facts}"));
        bench.say(1, "My bill is wrong").answer(GoldenAnswers.text("rasa-answer.json"));
        assertThat(bench.said(1).text())
                .isEqualTo("I can look into that.\nOne moment.\n(a picture)\nIs it about this bill?\nYes\nNo\n"
                        + "Or talk to a colleague");
        assertThat(bench.said(1).handoff())
                .isEqualTo(new AgentReply.Handoff("billing", null, null, Map.of("order", "A-1")));
    }

    @Test
    void no_message_is_a_failed_turn_unless_the_options_allow_it() {
        WireBench bench = bench("{}");
        bench.say(1, "Hello").answer("[]");
        assertThat(bench.fault(1)).isEqualTo(Fault.EMPTY);
        WireBench allowed = bench("empty_is_ok: true");
        allowed.say(1, "Hello").answer("[]");
        assertThat(allowed.said(1).text()).isEqualTo("(says nothing)");
        allowed.say(2, "Hello?").answer("[{\"text\":\" \"}]");
        assertThat(allowed.fault(2)).isEqualTo(Fault.EMPTY);
    }

    @Test
    void a_stream_is_asked_for_in_the_address() {
        WireBench.Sent sent = bench("stream: true").say(1, "Hello");
        assertThat(sent.streamed()).isTrue();
        assertThat(sent.request.uri()).hasToString(RASA + "?stream=true");
        WireBench token = OptionsBench.bench(
                Protocol.RASA, OptionsBench.context(RASA + "?token=t", Signals.NONE), "stream: true");
        assertThat(token.say(1, "Hello").request.uri()).hasToString(RASA + "?token=t&stream=true");
    }

    private static WireBench streaming() {
        return bench("stream: true", OptionsBench.signals("closed: [{at: /*/custom/end}]"));
    }

    private static void check(WireBench bench) {
        assertThat(bench.said(1).text()).isEqualTo("I can look into that: 37,50 \u20ac.\nIs it about this bill?\nYes");
        assertThat(bench.said(1).state()).isEqualTo(AgentReply.State.CLOSED);
    }

    @Test
    void a_stream_means_the_same_wherever_it_is_cut_into_pieces() {
        byte[] all = GoldenAnswers.text("rasa-stream.txt").getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= all.length; cut++) {
            WireBench bench = streaming();
            WireBench.Sent sent = bench.say(1, "Hello");
            sent.begin(200);
            sent.chunk(Arrays.copyOf(all, cut));
            sent.chunk(Arrays.copyOfRange(all, cut, all.length));
            sent.end();
            check(bench);
        }
        WireBench bench = streaming();
        WireBench.Sent sent = bench.say(1, "Hello");
        sent.begin(200);
        for (byte b : all) {
            sent.chunk(new byte[] {b});
        }
        sent.end();
        check(bench);
        assertThat(bench.parts).containsEntry(1, 2);
    }

    @Test
    void the_last_line_of_a_stream_needs_no_end() {
        WireBench bench = streaming();
        bench.say(1, "Hello").answer(GoldenAnswers.text("rasa-stream.txt").strip());
        assertThat(bench.said(1).state()).isEqualTo(AgentReply.State.CLOSED);
    }

    @Test
    void an_array_where_a_stream_was_asked_for_is_read_too() {
        WireBench bench = streaming();
        bench.say(1, "Hello").answer("[{\"text\":\"Hi\"},{\"text\":\"there\"}]");
        assertThat(bench.said(1).text()).isEqualTo("Hi\nthere");
    }

    @Test
    void a_stream_cut_short_in_a_line_is_unreadable_and_one_without_a_message_is_empty() {
        WireBench cut = streaming();
        cut.say(1, "Hello").answer("{\"text\":\"Hi\"}\n{\"text\":\"the");
        assertThat(cut.fault(1)).isEqualTo(Fault.UNREADABLE);
        WireBench none = streaming();
        none.say(1, "Hello").answer("\n\n");
        assertThat(none.fault(1)).isEqualTo(Fault.EMPTY);
    }

    @Test
    void a_line_that_is_no_message_ends_the_turn_at_once() {
        WireBench bench = streaming();
        WireBench.Sent sent = bench.say(1, "Hello");
        sent.begin(200);
        sent.chunk("data: {\"text\":\"Hi\"}\n");
        assertThat(bench.fault(1)).isEqualTo(Fault.UNREADABLE);
        assertThat(sent.cancelled).isTrue();
    }

    @Test
    void an_endless_line_is_too_large() {
        WireBench bench = streaming();
        WireBench.Sent sent = bench.say(1, "Hello");
        sent.begin(200);
        byte[] chunk = new byte[1 << 16];
        Arrays.fill(chunk, (byte) 'x');
        for (int i = 0; i <= 16 && bench.replies.isEmpty(); i++) {
            sent.chunk(chunk);
        }
        assertThat(bench.fault(1)).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void a_streamed_reply_can_be_talked_over() {
        WireBench bench = streaming();
        WireBench.Sent sent = bench.say(1, "Hello");
        sent.begin(200);
        assertThat(bench.session.cut(1)).isNull();
        sent.chunk("{\"text\":\"I can\"}\n{\"text\":\"look");
        assertThat(bench.session.cut(1)).isEqualTo("I can");
        assertThat(sent.cancelled).isTrue();
        assertThat(bench.replies).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\":\"Hi\"}", "7", "\"Hi\"", "{\"status\":\"failure\"}"})
    void anything_but_an_array_is_unreadable(String body) {
        WireBench bench = bench("{}");
        bench.say(1, "Hello").answer(body);
        assertThat(bench.fault(1)).isEqualTo(Fault.UNREADABLE);
    }

    @Test
    void damaged_and_hostile_answers_never_throw() {
        GoldenAnswers.damage("rasa-answer.json", () -> bench("custom_text: /say"));
        GoldenAnswers.damage("rasa-stream.txt", RasaCodecTest::streaming);
        String[] odd = {
            "[{\"text\":{}}]", "[{\"buttons\":7,\"custom\":\"x\"}]", "[{\"buttons\":[7,{\"title\":[]}],\"image\":null}]"
        };
        GoldenAnswers.hostile(() -> bench("custom_text: /say"), odd);
        GoldenAnswers.hostile(RasaCodecTest::streaming, odd);
    }

    @Test
    void every_problem_of_the_options_is_told() {
        assertThat(OptionsBench.problems(Protocol.RASA, RASA, "stream: maybe\ncustom_text: say\nsender: x"))
                .hasSize(3);
    }
}
