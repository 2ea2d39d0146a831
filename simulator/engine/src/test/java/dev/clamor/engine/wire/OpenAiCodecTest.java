package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes after the published API description of {@code POST /v1/chat/completions} and its stream. */
class OpenAiCodecTest {
    private static final String HANDOFF = "handoff: [{tool: transfer_to_human}]\n";
    private static final String TOOLS =
            "tool_answers:\n  lookup_order: '{\"status\":\"sent\"}'\n  lookup_customer: gold\n";
    private static final String SAYS_HI =
            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"finish_reason\":null}]}\n\n";
    private static final String STOP =
            "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    private static WireBench bench(String signals, String options) {
        return new WireBench(codec(signals, options));
    }

    private static AgentCodec codec(String signals, String options) {
        return Golden.codec(Protocol.OPENAI, Golden.context(signals, Map.of()), "model: support-1\n" + options);
    }

    private static WireBench plain() {
        return bench("", "stream: false\n");
    }

    private static WireBench streamed() {
        return bench("", "");
    }

    private static String answer(String message, String finish) {
        return "{\"choices\":[{\"index\":0,\"message\":" + message + ",\"finish_reason\":\"" + finish + "\"}]}";
    }

    private static String says(String words) {
        return answer("{\"role\":\"assistant\",\"content\":\"" + words + "\"}", "stop");
    }

    private static String streams(String words) {
        return SAYS_HI.replace("Hi", words) + STOP + DONE;
    }

    /** The messages of a request as {@code role:content} each. */
    private static String messages(WireBench.Sent request) {
        StringBuilder all = new StringBuilder();
        JsonText.parse(request.request.body())
                .path("messages")
                .forEach(message -> all.append(all.length() == 0 ? "" : " ")
                        .append(message.path("role").asText())
                        .append(':')
                        .append(message.path("content").asText()));
        return all.toString();
    }

    @Test
    void a_request_looks_like_the_golden_file(@TempDir Path folder) throws IOException {
        Path tools = Files.writeString(
                folder.resolve("tools.json"),
                "[{\"type\":\"function\",\"function\":{\"name\":\"lookup_order\",\"parameters\":{\"type\":\"object\"}}}]");
        WireBench bench = new WireBench(Golden.codec(
                Protocol.OPENAI,
                Golden.context("", Map.of("Authorization", "Bearer s3cret")),
                "model: support-1\nsystem: You help.\ntemperature: 0.2\nmax_tokens: 300\nname_customer: true\n"
                        + "include_obfuscation: false\ntools_file: '" + tools + "'\n"));
        WireBench.Sent sent = bench.say(1, "My \"bill\" is wrong: 37,50 \u20ac");
        assertThat(sent.body()).isEqualTo(Golden.line("openai-request.json"));
        assertThat(sent.streamed()).isTrue();
        assertThat(sent.request.method()).isEqualTo("POST");
        assertThat(sent.request.headers())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Accept", "text/event-stream",
                        "Authorization", "Bearer s3cret",
                        "Content-Type", "application/json",
                        "Idempotency-Key", "run-7-c-000042-1-0",
                        "User-Agent", "clamor/0.1.0",
                        "X-Clamor-Run", "run-7"));
    }

    @Test
    void a_plain_request_asks_for_no_stream() {
        WireBench.Sent sent = plain().say(1, "Hello");
        assertThat(sent.body())
                .isEqualTo("{\"model\":\"support-1\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");
        assertThat(sent.streamed()).isFalse();
    }

    @Test
    void a_full_answer_is_read_from_the_golden_file() {
        WireBench bench = bench(HANDOFF, "stream: false\ninput_price: 2\noutput_price: 8\n");
        bench.say(1, "Hello").answer(Golden.text("openai-answer.json"));
        AgentReply.Said said = bench.said(1);
        assertThat(said.text()).isEqualTo("I pass you on to a colleague.");
        assertThat(said.state()).isEqualTo(AgentReply.State.HANDED_OFF);
        assertThat(said.actions())
                .containsExactly(
                        new AgentReply.Action(
                                "issue_credit",
                                Map.of("amount", "37.5", "notify", "true"),
                                AgentReply.Action.Status.DONE,
                                null),
                        new AgentReply.Action(
                                "transfer_to_human",
                                Map.of("queue", "billing", "reason", "limit", "summary", "Credit wanted"),
                                AgentReply.Action.Status.DONE,
                                null));
        assertThat(said.handoff())
                .isEqualTo(new AgentReply.Handoff(
                        "billing",
                        "limit",
                        "Credit wanted",
                        Map.of("queue", "billing", "reason", "limit", "summary", "Credit wanted")));
        // (1000 x 2 + 500 x 8) / 1e6
        assertThat(said.cost()).isCloseTo(0.006, within(1e-12));
    }

    @Test
    void a_stream_is_read_from_the_golden_file() {
        WireBench bench = bench("", "input_price: 1\noutput_price: 5\n");
        bench.say(1, "Hello").answer(Golden.text("openai-stream.txt"));
        AgentReply.Said said = bench.said(1);
        assertThat(said.text()).isEqualTo("Your credit of 12 \u20ac is on its way \ud83d\ude42.");
        assertThat(said.state()).isEqualTo(AgentReply.State.OPEN);
        assertThat(said.actions())
                .containsExactlyInAnyOrder(
                        new AgentReply.Action(
                                "issue_credit", Map.of("amount", "12"), AgentReply.Action.Status.DONE, null),
                        new AgentReply.Action(
                                "close_case", Map.of("arguments", "{not json"), AgentReply.Action.Status.DONE, null));
        // (100 x 1 + 20 x 5) / 1e6
        assertThat(said.cost()).isCloseTo(0.0002, within(1e-12));
    }

    @Test
    void a_stream_reads_the_same_wherever_it_is_cut() {
        Golden.reads_the_same_wherever_it_is_cut(Golden.text("openai-stream.txt"), codec("", "input_price: 1\n"));
        Golden.reads_the_same_wherever_it_is_cut(Golden.text("openai-stream-tools.txt"), codec("", ""));
    }

    @Test
    void the_first_token_is_the_first_words_or_tool_call_and_not_the_role() {
        WireBench bench = streamed();
        WireBench.Sent sent = bench.say(1, "Hello");
        sent.begin(200);
        sent.chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n");
        assertThat(bench.parts).isEmpty();
        sent.chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":"
                + "{\"name\":\"x\",\"arguments\":\"\"}}]}}]}\n\n");
        assertThat(bench.parts).containsEntry(1, 1);
        sent.chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":"
                + "{\"arguments\":\"{}\"}}]}}]}\n\n");
        assertThat(bench.parts).containsEntry(1, 1);
        sent.chunk(SAYS_HI);
        assertThat(bench.parts).containsEntry(1, 2);
    }

    @Test
    void tools_with_a_declared_answer_are_answered_and_the_conversation_goes_on() {
        WireBench bench = bench("", TOOLS + "input_price: 1000000\n");
        bench.say(1, "Where is my order?").answer(Golden.text("openai-stream-tools.txt"));
        assertThat(bench.replies).isEmpty();
        assertThat(bench.last().body()).isEqualTo(Golden.line("openai-request-after-tools.json"));
        assertThat(bench.last().request.headers()).containsEntry("Idempotency-Key", "run-7-c-000042-1-1");
        bench.last().answer(streams("It was sent."));
        assertThat(bench.said(1).text()).isEqualTo("One moment.\nIt was sent.");
        assertThat(bench.said(1).actions())
                .extracting(AgentReply.Action::name)
                .containsExactly("lookup_order", "lookup_customer");
        assertThat(bench.said(1).cost()).isEqualTo(10);
        assertThat(messages(bench.say(2, "Thanks")))
                .isEqualTo("user:Where is my order? assistant:One moment. tool:{\"status\":\"sent\"} tool:gold "
                        + "assistant:It was sent. user:Thanks");
    }

    @Test
    void tool_rounds_are_bounded() {
        WireBench bench = bench("", TOOLS + "most_tool_rounds: 2\nstream: false\n");
        String asks = answer(
                "{\"content\":null,\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"lookup_order\","
                        + "\"arguments\":\"{}\"}}]}",
                "tool_calls");
        bench.say(1, "Hello").answer(asks);
        bench.last().answer(asks);
        bench.last().answer(asks);
        assertThat(bench.sent).hasSize(3);
        assertThat(bench.reply(1)).isEqualTo(new AgentReply.Failed(Fault.EMPTY, "still asks for tools after 2 rounds"));
    }

    @Test
    void a_tool_without_a_declared_answer_ends_the_turn_with_what_was_said() {
        WireBench bench = bench("", TOOLS + "stream: false\n");
        String call = "\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"refund\",\"arguments\":\"\"}}]}";
        bench.say(1, "Hello").answer(answer("{\"content\":\"I do it now.\"," + call, "tool_calls"));
        assertThat(bench.said(1).text()).isEqualTo("I do it now.");
        bench.say(2, "And?").answer(answer("{\"content\":null," + call, "tool_calls"));
        assertThat(bench.reply(2))
                .isEqualTo(new AgentReply.Failed(Fault.EMPTY, "asks for a tool and says nothing: refund"));
        assertThat(messages(bench.say(3, "Well?"))).isEqualTo("user:Hello assistant:I do it now. user:And? user:Well?");
    }

    @Test
    void a_handoff_tool_needs_no_words() {
        WireBench bench = bench(HANDOFF, "stream: false\n");
        bench.say(1, "A human please")
                .answer(answer(
                        "{\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"transfer_to_human\","
                                + "\"arguments\":\"{\\\"queue\\\":\\\"billing\\\"}\"}}]}",
                        "tool_calls"));
        assertThat(bench.said(1).state()).isEqualTo(AgentReply.State.HANDED_OFF);
        assertThat(bench.said(1).handoff().queue()).isEqualTo("billing");
    }

    @Test
    void the_old_function_call_is_a_tool_call_too() {
        WireBench bench = bench("", TOOLS);
        WireBench.Sent first = bench.say(1, "Hello");
        first.begin(200);
        first.chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"function_call\":{\"name\":\"lookup_customer\","
                + "\"arguments\":\"{\\\"id\\\"\"}}}]}\n\n");
        first.chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"function_call\":{\"arguments\":\":1}\"}},"
                + "\"finish_reason\":\"function_call\"}]}\n\n" + DONE);
        assertThat(bench.last().body())
                .contains("{\"role\":\"assistant\",\"content\":null,\"function_call\":{\"name\":\"lookup_customer\","
                        + "\"arguments\":\"{\\\"id\\\":1}\"}},{\"role\":\"function\",\"content\":\"gold\","
                        + "\"name\":\"lookup_customer\"}");
    }

    @Test
    void calls_without_an_index_or_with_the_same_one_are_told_apart_by_their_ids() {
        WireBench bench = streamed();
        String piece = "{\"index\":0,\"id\":\"%s\",\"function\":{\"name\":\"%s\",\"arguments\":\"{}\"}}";
        bench.say(1, "Hello")
                .answer(SAYS_HI
                        + "data: {\"choices\":[{\"delta\":{\"tool_calls\":["
                        + String.format(piece, "a", "one") + ","
                        + String.format(piece, "b", "two") + ","
                        + String.format(piece, "c", "three").replace("\"index\":0,", "") + "]}}]}\n\n"
                        + STOP + DONE);
        assertThat(bench.said(1).actions()).extracting(AgentReply.Action::name).containsExactly("one", "two", "three");
    }

    @Test
    void a_second_message_before_the_reply_goes_out_with_the_first() {
        WireBench bench = plain();
        WireBench.Sent first = bench.say(1, "A");
        bench.session.say(new Utterance(2, "B", true));
        WireBench.Sent second = bench.last();
        assertThat(messages(second)).isEqualTo("user:A user:B");
        second.answer(says("to B"));
        first.answer(says("to A"));
        assertThat(messages(bench.say(3, "C"))).isEqualTo("user:A assistant:to A user:B assistant:to B user:C");
    }

    @Test
    void what_was_heard_of_a_reply_that_was_talked_over_stays() {
        WireBench bench = bench("", TOOLS);
        bench.say(1, "Where is my order?").answer(Golden.text("openai-stream-tools.txt"));
        WireBench.Sent round = bench.last();
        round.begin(200);
        round.chunk(SAYS_HI);
        assertThat(bench.session.cut(1)).isEqualTo("One moment.\nHi");
        assertThat(round.cancelled).isTrue();
        assertThat(messages(bench.say(2, "Stop")))
                .isEqualTo("user:Where is my order? assistant:One moment. tool:{\"status\":\"sent\"} tool:gold "
                        + "assistant:Hi user:Stop");
    }

    @Test
    void a_reply_of_which_nothing_was_heard_cannot_be_cut() {
        WireBench bench = streamed();
        WireBench.Sent sent = bench.say(1, "Hello");
        sent.begin(200);
        sent.chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]}\n\n");
        assertThat(bench.session.cut(1)).isNull();
        sent.chunk(streams("Hi"));
        assertThat(bench.said(1).text()).isEqualTo("Hi");
    }

    @Test
    void a_failed_turn_leaves_its_utterance_alone() {
        WireBench bench = plain();
        bench.say(1, "A").lose(Fault.RESET);
        assertThat(messages(bench.say(2, "B"))).isEqualTo("user:A user:B");
    }

    @ParameterizedTest
    @CsvSource({"length", "stop", "content_filter"})
    void what_was_said_counts_whatever_ended_it(String reason) {
        WireBench bench = plain();
        bench.say(1, "Hello").answer(answer("{\"content\":\"Your order is\"}", reason));
        assertThat(bench.said(1).text()).isEqualTo("Your order is");
    }

    @ParameterizedTest
    @CsvSource({"content_filter", "length"})
    void nothing_said_is_empty_and_tells_what_ended_it(String reason) {
        WireBench bench = plain();
        bench.say(1, "Hello").answer(answer("{\"content\":null}", reason));
        assertThat(bench.reply(1))
                .isEqualTo(new AgentReply.Failed(Fault.EMPTY, "no text in the reply, finish_reason " + reason));
    }

    @Test
    void a_refusal_is_what_the_customer_reads() {
        WireBench bench = plain();
        bench.say(1, "Hello").answer(answer("{\"content\":null,\"refusal\":\"I can not help with that.\"}", "stop"));
        assertThat(bench.said(1).text()).isEqualTo("I can not help with that.");
        WireBench stream = streamed();
        stream.say(1, "Hello").answer(SAYS_HI.replace("content", "refusal") + STOP + DONE);
        assertThat(stream.said(1).text()).isEqualTo("Hi");
    }

    @Test
    void content_in_parts_is_joined() {
        WireBench bench = plain();
        bench.say(1, "Hello")
                .answer(answer(
                        "{\"content\":[{\"type\":\"text\",\"text\":\"Hi \"},{\"type\":\"x\"},{\"text\":\"there\"}]}",
                        "stop"));
        assertThat(bench.said(1).text()).isEqualTo("Hi there");
    }

    @Test
    void only_the_first_choice_counts() {
        WireBench bench = plain();
        bench.say(1, "Hello")
                .answer("{\"choices\":[{\"index\":1,\"message\":{\"content\":\"B\"}},"
                        + "{\"index\":0,\"message\":{\"content\":\"A\"}}]}");
        assertThat(bench.said(1).text()).isEqualTo("A");
    }

    @Test
    void a_plain_answer_to_a_request_for_a_stream_is_read() {
        WireBench bench = bench(HANDOFF, "");
        bench.say(1, "Hello").answer("\n " + Golden.text("openai-answer.json"));
        assertThat(bench.said(1).text()).isEqualTo("I pass you on to a colleague.");
    }

    @Test
    void signals_select_from_the_same_document_however_the_answer_came() {
        String signals = "intent: /meta/intent\nresolved: [{at: /choices/0/message/content, equals: Hi}]\n";
        WireBench stream = bench(signals, "");
        stream.say(1, "Hello")
                .answer(SAYS_HI.replace("{\"choices", "{\"meta\":{\"intent\":\"greet\"},\"choices") + STOP + DONE);
        WireBench plain = bench(signals, "stream: false\n");
        plain.say(1, "Hello").answer(says("Hi").replace("{\"choices", "{\"meta\":{\"intent\":\"greet\"},\"choices"));
        assertThat(stream.said(1).intent()).isEqualTo("greet");
        assertThat(stream.said(1).state()).isEqualTo(AgentReply.State.RESOLVED);
        assertThat(plain.replies).isEqualTo(stream.replies);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"error\":{\"message\":\"Rate limit\",\"type\":\"requests\",\"code\":\"rate_limit_exceeded\"}};RATE_LIMITED;error rate_limit_exceeded: Rate limit",
                "{\"error\":{\"message\":\"Bad\\nmodel\",\"type\":\"invalid_request_error\",\"code\":null}};CLIENT_ERROR;error invalid_request_error: Bad model",
                "{\"error\":{\"message\":\"Oops\",\"code\":502}};SERVER_ERROR;error 502: Oops",
                "{\"error\":{\"message\":\"Slow down\",\"code\":429}};RATE_LIMITED;error 429: Slow down",
                "{\"error\":\"key s3cret-key is wrong\"};SERVER_ERROR;error key *** is wrong"
            })
    void an_error_behind_a_200_is_named(String body, Fault fault, String detail) {
        AgentReply.Failed expected = new AgentReply.Failed(fault, detail);
        CodecContext context = Golden.context("", Map.of("Authorization", "Bearer s3cret-key"));
        for (String answer :
                new String[] {body, SAYS_HI + "data: " + body + "\n\n", "event: error\ndata: " + body + "\n\n"}) {
            WireBench bench = new WireBench(Golden.codec(Protocol.OPENAI, context, "model: m\n"));
            bench.say(1, "Hello").answer(answer);
            assertThat(bench.reply(1)).isEqualTo(expected);
        }
    }

    @Test
    void a_stream_without_an_end_was_cut_short() {
        WireBench bench = streamed();
        bench.say(1, "Hello").answer(SAYS_HI);
        assertThat(bench.reply(1)).isEqualTo(new AgentReply.Failed(Fault.UNREADABLE, "the stream was cut short"));
        WireBench finished = streamed();
        finished.say(1, "Hello").answer(SAYS_HI + STOP);
        assertThat(finished.said(1).text()).isEqualTo("Hi");
        WireBench done = streamed();
        done.say(1, "Hello").answer(SAYS_HI + DONE);
        assertThat(done.said(1).text()).isEqualTo("Hi");
    }

    @Test
    void nothing_is_read_after_the_end() {
        WireBench bench = streamed();
        bench.say(1, "Hello").answer(SAYS_HI + STOP + DONE + SAYS_HI + "data: garbage\n\n");
        assertThat(bench.said(1).text()).isEqualTo("Hi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "42",
                "{}",
                "{\"choices\":null}",
                "{\"choices\":[]}",
                "{\"choices\":{}}",
                "{\"choices\":[1,\"a\",null]} x",
                "<html>502</html>",
                "data: {\n\n",
                "data: [1]\n\n",
                "data: \n\n",
                "data: [DONE]\n\n",
                "event: ping\ndata: x\n\n"
            })
    void a_hostile_answer_is_unreadable(String body) {
        WireBench bench = streamed();
        bench.say(1, "Hello").answer(body);
        assertThat(bench.fault(1)).isEqualTo(Fault.UNREADABLE);
    }

    @Test
    void odd_types_are_as_if_not_told() {
        WireBench bench = bench("", "stream: false\ninput_price: 1\n");
        bench.say(1, "Hello")
                .answer(
                        "{\"usage\":{\"prompt_tokens\":1e999},\"choices\":[{\"index\":\"x\",\"message\":{\"content\":\"Hi\","
                                + "\"tool_calls\":[7,{\"function\":[]},{\"function\":{\"name\":3,\"arguments\":{\"a\":1}}},"
                                + "{\"id\":\"z\",\"function\":{\"name\":\"t\",\"arguments\":{\"a\":1}}}]}}]}");
        assertThat(bench.said(1).text()).isEqualTo("Hi");
        assertThat(bench.said(1).cost()).isNaN();
        assertThat(bench.said(1).actions())
                .containsExactly(new AgentReply.Action("t", Map.of("a", "1"), AgentReply.Action.Status.DONE, null));
    }

    @Test
    void an_answer_changed_anywhere_never_throws() {
        AgentCodec plain = codec(HANDOFF, TOOLS + "stream: false\ninput_price: 1\n");
        Golden.never_throws(Golden.text("openai-answer.json"), plain);
        AgentCodec stream = codec(HANDOFF, TOOLS + "input_price: 1\n");
        Golden.never_throws(Golden.text("openai-stream.txt"), stream);
        Golden.never_throws(Golden.text("openai-stream-tools.txt"), stream);
    }

    @Test
    void more_than_a_mebibyte_is_too_large() {
        WireBench plain = plain();
        plain.say(1, "Hello").answer(says("x".repeat(1 << 20)));
        assertThat(plain.fault(1)).isEqualTo(Fault.TOO_LARGE);
        WireBench stream = streamed();
        WireBench.Sent sent = stream.say(1, "Hello");
        sent.begin(200);
        for (int i = 0; i <= 1_024; i++) {
            sent.chunk(SAYS_HI.replace("Hi", "x".repeat(1_024)));
        }
        assertThat(stream.fault(1)).isEqualTo(Fault.TOO_LARGE);
        assertThat(sent.cancelled).isTrue();
        WireBench document = streamed();
        document.say(1, "Hello").answer(says("x".repeat(1 << 20)));
        assertThat(document.fault(1)).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void every_problem_of_the_options_is_told() {
        Problems problems = new Problems();
        Protocol.OPENAI.codec(
                WireBench.context(),
                Golden.section(
                        "temperature: 9\nmost_tool_rounds: -1\ntools_file: nowhere.json\nstreams: true\n", problems));
        assertThat(problems.all())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("model", "temperature", "most_tool_rounds", "tools_file", "streams");
    }
}
