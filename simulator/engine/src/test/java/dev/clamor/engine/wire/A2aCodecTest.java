package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.engine.dialogue.Utterance;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shapes after the A2A specification: 1.0.1, sections 3, 6, 9 and 11, and its {@code a2a.proto}; 0.3.0, sections 7 and 9,
 * and its JSON schema.
 */
class A2aCodecTest {
    private static final String WORDS = "My \"bill\" is wrong: 37,50 \u20ac";
    private static final long HALF_SECOND = 500_000;
    private static final String OLD = "version: \"0.3\"\n";
    private static final String STREAM = "stream: true\n";
    private static final String HTTP = "binding: http\n";

    private static WireBench bench(String options) {
        return bench("", options);
    }

    private static WireBench bench(String signals, String options) {
        return new WireBench(codec(signals, options));
    }

    private static AgentCodec codec(String signals, String options) {
        CodecContext context = Golden.context(signals, Map.of("Authorization", "Bearer s3cret-key"));
        return Golden.codec(Protocol.A2A, context, options + "poll_ms: 500\n");
    }

    private static WireBench said(String options) {
        WireBench bench = bench(options);
        bench.say(1, "Hello");
        return bench;
    }

    private static String task(String state, String more) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"task\":" + bare(state, more) + "}}";
    }

    private static String bare(String state, String more) {
        return "{\"id\":\"task-1\",\"contextId\":\"context-1\",\"status\":{\"state\":\"" + state + "\"" + more + "}}";
    }

    private static String saying(String id, String words) {
        return ",\"message\":{\"messageId\":\"" + id + "\",\"role\":\"ROLE_AGENT\",\"parts\":[{\"text\":\"" + words
                + "\"}]}";
    }

    private static String event(String kind, String body) {
        return "data: {\"result\":{\"" + kind + "\":" + body + "}}\n\n";
    }

    private static String status(String state, String more) {
        return event("statusUpdate", "{\"taskId\":\"task-1\",\"status\":{\"state\":\"" + state + "\"" + more + "}}");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, jsonrpc, http://agent.test/chat, application/json, application/json",
        "0.3, jsonrpc, http://agent.test/chat, application/json, application/json",
        "1.0, http, http://agent.test/chat/message:send, application/a2a+json, application/a2a+json",
        "0.3, http, http://agent.test/chat/v1/message:send, application/json, application/json"
    })
    void a_request_looks_like_the_golden_file(
            String version, String binding, String uri, String accept, String contentType) {
        WireBench.Sent sent = bench("version: \"" + version + "\"\nbinding: " + binding + "\n")
                .say(1, WORDS);
        assertThat(sent.body()).isEqualTo(Golden.line("a2a-" + version + "-" + binding + "-request.json"));
        assertThat(sent.request.uri()).hasToString(uri);
        assertThat(sent.request.method()).isEqualTo("POST");
        assertThat(sent.streamed()).isFalse();
        assertThat(sent.request.headers())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "A2A-Version",
                        version,
                        "Accept",
                        accept,
                        "Authorization",
                        "Bearer s3cret-key",
                        "Content-Type",
                        contentType,
                        "User-Agent",
                        "clamor/0.1.0",
                        "X-Clamor-Run",
                        "run-7"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, jsonrpc, SendStreamingMessage, http://agent.test/chat",
        "0.3, jsonrpc, message/stream, http://agent.test/chat",
        "1.0, http, '', http://agent.test/chat/message:stream",
        "0.3, http, '', http://agent.test/chat/v1/message:stream"
    })
    void a_stream_is_asked_for_by_a_method_of_its_own(String version, String binding, String method, String uri) {
        WireBench.Sent sent = bench("version: \"" + version + "\"\nbinding: " + binding + "\n" + STREAM)
                .say(1, WORDS);
        assertThat(JsonText.text(JsonText.parse(sent.request.body()), "method")).isEqualTo(method);
        assertThat(sent.request.uri()).hasToString(uri);
        assertThat(sent.request.headers()).containsEntry("Accept", "text/event-stream");
        assertThat(sent.body()).doesNotContain("blocking");
        assertThat(sent.streamed()).isTrue();
    }

    @Test
    void the_schema_form_of_0_3_goes_over_http_where_the_target_file_says_so() {
        assertThat(bench(OLD + HTTP + "http_form: schema\n").say(1, "Hi").body())
                .startsWith("{\"message\":{\"kind\":\"message\",")
                .contains("\"role\":\"user\",\"parts\":[{\"kind\":\"text\",\"text\":\"Hi\"}]");
    }

    @Test
    void a_tenant_stands_in_the_path_or_in_the_parameters() {
        assertThat(bench(HTTP + "tenant: a b\n").say(1, "Hi").request.uri())
                .hasToString("http://agent.test/chat/a%20b/message:send");
        assertThat(bench("tenant: a b\n").say(1, "Hi").body()).contains("\"params\":{\"tenant\":\"a b\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "0.3"})
    void a_full_answer_is_read_from_the_golden_file(String version) {
        String signals =
                "intent: /task/status/message/parts/*/data/intent\nasks: /task/status/message/parts/*/data/asks\n"
                        + "handoff: [{at: /task/status/message/metadata/queue}]\n"
                        + "handoff_payload: {queue: /task/status/message/metadata/queue}\n";
        WireBench bench = bench(signals, "version: \"" + version + "\"\n");
        bench.say(1, "Where is my refund?").answer(Golden.text("a2a-" + version + "-answer.json"));
        AgentReply.Said said = bench.said(1);
        assertThat(said.text()).isEqualTo("Refunds take 5 days.\nWhich order is it?");
        assertThat(said.intent()).isEqualTo("refund_status");
        assertThat(said.asks()).containsExactly("order_number");
        assertThat(said.handoff()).isNotNull();
        assertThat(said.handoff().queue()).isEqualTo("returns");
    }

    @ParameterizedTest
    @CsvSource({
        "'version: \"1.0\"', a2a-1.0-stream.txt, 'I look it up \u2026\nYour refund of 12 \u20ac was paid on Monday.'",
        "'binding: http', a2a-1.0-http-stream.txt, 'I look it up \u2026\nYour refund of 12 \u20ac was paid on Monday.'",
        "'version: \"0.3\"', a2a-0.3-stream.txt, 'I look it up \u2026\nYour refund of 12 \u20ac was paid on Monday.\nDid it arrive?'"
    })
    void a_stream_is_read_from_the_golden_file_wherever_it_is_cut(String options, String file, String text) {
        WireBench bench = said(options + "\n" + STREAM);
        bench.last().answer(Golden.text(file));
        assertThat(bench.said(1).text()).isEqualTo(text);
        assertThat(bench.said(1).state()).isEqualTo(AgentReply.State.OPEN);
        assertThat(bench.parts.get(1)).isPositive();
        Golden.reads_the_same_wherever_it_is_cut(Golden.text(file), codec("", options + "\n" + STREAM));
    }

    @Test
    void the_context_is_sent_back_and_the_task_only_while_it_wants_input() {
        WireBench bench = bench("");
        bench.say(1, "Hello").answer(task("TASK_STATE_INPUT_REQUIRED", saying("m-1", "Which?")));
        WireBench.Sent second = bench.say(2, "That one");
        assertThat(second.body()).contains("\"contextId\":\"context-1\",\"taskId\":\"task-1\",");
        bench.session.say(new Utterance(3, "Wait", true));
        assertThat(bench.last().body()).contains("\"contextId\":\"context-1\"").doesNotContain("taskId");
        second.answer(task("TASK_STATE_COMPLETED", saying("m-2", "Done.")));
        assertThat(bench.said(2).state()).isEqualTo(AgentReply.State.OPEN);
        assertThat(bench.say(4, "Thanks").body())
                .contains("\"contextId\":\"context-1\"")
                .doesNotContain("taskId");
    }

    @Test
    void a_late_reply_does_not_close_the_task_that_wants_input_since() {
        WireBench bench = bench("");
        WireBench.Sent first = bench.say(1, "Hello");
        bench.say(2, "Hurry").answer(task("TASK_STATE_INPUT_REQUIRED", saying("m-2", "Which?")));
        first.answer(task("TASK_STATE_COMPLETED", saying("m-1", "Hi.")).replace("task-1", "task-0"));
        assertThat(bench.say(3, "That one").body()).contains("\"taskId\":\"task-1\"");
    }

    @Test
    void a_message_without_a_task_is_a_reply() {
        WireBench bench = said("");
        bench.last()
                .answer("{\"result\":{\"message\":{\"messageId\":\"m\",\"contextId\":\"x\",\"role\":\"ROLE_AGENT\","
                        + "\"parts\":[{\"text\":\"Hi\"},{\"text\":\"How can I help?\"}]}}}");
        assertThat(bench.said(1).text()).isEqualTo("Hi\nHow can I help?");
        assertThat(bench.say(2, "So").body()).contains("\"contextId\":\"x\"");
        WireBench old = said(OLD);
        old.last()
                .answer("{\"result\":{\"kind\":\"message\",\"messageId\":\"m\",\"role\":\"agent\","
                        + "\"parts\":[{\"kind\":\"text\",\"text\":\"Hi\"}]}}");
        assertThat(old.said(1).text()).isEqualTo("Hi");
        WireBench proto = said(OLD + HTTP);
        proto.last().answer("{\"message\":{\"role\":\"ROLE_AGENT\",\"content\":[{\"text\":\"Hi\"}]}}");
        assertThat(proto.said(1).text()).isEqualTo("Hi");
        WireBench stream = said(STREAM);
        stream.last().begin(200);
        stream.last()
                .chunk(event("message", "{\"messageId\":\"m\",\"role\":\"ROLE_AGENT\",\"parts\":[{\"text\":\"Hi\"}]}"));
        assertThat(stream.said(1).text()).isEqualTo("Hi");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, jsonrpc, TASK_STATE_WORKING, POST, http://agent.test/chat, GetTask",
        "0.3, jsonrpc, submitted, POST, http://agent.test/chat, tasks/get",
        "1.0, http, TASK_STATE_SUBMITTED, GET, http://agent.test/chat/tasks/task-1, ''",
        "0.3, http, TASK_STATE_WORKING, GET, http://agent.test/chat/v1/tasks/task-1, ''"
    })
    void a_task_that_still_works_is_asked_for_again(
            String version, String binding, String state, String verb, String uri, String method) {
        WireBench bench = said("version: \"" + version + "\"\nbinding: " + binding + "\n");
        boolean http = binding.equals("http");
        bench.last().answer(http ? "{\"task\":" + bare(state, "") + "}" : task(state, ""));
        assertThat(bench.sent).hasSize(1);
        bench.pass(HALF_SECOND - 1);
        assertThat(bench.sent).hasSize(1);
        bench.pass(1);
        assertThat(bench.sent).hasSize(2);
        AgentRequest poll = bench.last().request;
        assertThat(poll.method()).isEqualTo(verb);
        assertThat(poll.uri()).hasToString(uri);
        assertThat(JsonText.text(JsonText.parse(poll.body()), "method")).isEqualTo(method);
        if (!http) {
            assertThat(bench.last().body())
                    .contains("\"id\":\"run-7-c-000042-1-poll-1\"")
                    .contains("\"params\":{\"id\":\"task-1\"}");
        }
        String done = bare("completed", saying("m-2", "Done."));
        bench.last().answer(http ? done : "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + done + "}");
        assertThat(bench.said(1).text()).isEqualTo("Done.");
    }

    @Test
    void polls_are_bounded() {
        WireBench bench = said("most_polls: 2\n");
        for (int i = 0; i < 3; i++) {
            bench.last().answer(task("TASK_STATE_WORKING", saying("m-1", "Still looking.")));
            bench.pass(HALF_SECOND);
        }
        assertThat(bench.sent).hasSize(3);
        assertThat(bench.reply(1))
                .isEqualTo(new AgentReply.Failed(Fault.TIMEOUT, "the task still works after 2 polls"));
    }

    @Test
    void a_task_asked_for_many_times_is_no_larger_than_once() {
        WireBench bench = said("");
        String words = "x".repeat(100_000);
        bench.last().answer(task("TASK_STATE_WORKING", saying("m-1", words)));
        for (int i = 0; i < 100; i++) {
            bench.pass(HALF_SECOND);
            bench.last()
                    .answer("{\"result\":{\"id\":\"task-1\",\"status\":{\"state\":\"TASK_STATE_"
                            + (i < 99 ? "WORKING" : "COMPLETED") + "\"" + saying("m-1", words) + "},\"artifacts\":["
                            + "{\"artifactId\":\"a\",\"parts\":[{\"text\":\"" + words + i + "\"}]}]}}");
        }
        assertThat(bench.said(1).text()).isEqualTo(words + "\n" + words + 99);
    }

    @Test
    void many_ids_are_too_large_as_many_words_are() {
        WireBench stream = said(STREAM);
        stream.last().begin(200);
        for (int i = 0; i < 12; i++) {
            String id = "x".repeat(100_000) + i;
            stream.last().chunk(event("task", bare("TASK_STATE_WORKING", saying(id, "Hi"))));
        }
        assertThat(stream.fault(1)).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void a_stream_that_ends_before_the_task_does_goes_on_with_polls() {
        WireBench bench = said(STREAM);
        bench.last().answer(event("task", bare("TASK_STATE_WORKING", saying("m-1", "I look it up."))));
        bench.pass(HALF_SECOND);
        bench.last().answer("{\"result\":" + bare("TASK_STATE_COMPLETED", saying("m-2", "Found it.")) + "}");
        assertThat(bench.said(1).text()).isEqualTo("I look it up.\nFound it.");
    }

    @ParameterizedTest
    @CsvSource({
        "TASK_STATE_FAILED, SERVER_ERROR",
        "TASK_STATE_REJECTED, EMPTY",
        "canceled, EMPTY",
        "failed, SERVER_ERROR"
    })
    void a_task_that_went_wrong_closes_with_its_words_and_fails_without(String state, Fault fault) {
        WireBench words = said("");
        words.last().answer(task(state, saying("m", "I can not do that.")));
        assertThat(words.said(1).text()).isEqualTo("I can not do that.");
        assertThat(words.said(1).state()).isEqualTo(AgentReply.State.CLOSED);
        WireBench none = said("");
        none.last().answer(task(state, ""));
        assertThat(none.fault(1)).isEqualTo(fault);
        WireBench stream = said(STREAM);
        stream.last().begin(200);
        stream.last().chunk(status(state, ""));
        assertThat(stream.fault(1)).isEqualTo(fault);
    }

    @Test
    void a_completed_task_without_a_word_is_empty() {
        WireBench bench = said("");
        bench.last().answer(task("TASK_STATE_COMPLETED", ""));
        assertThat(bench.reply(1))
                .isEqualTo(new AgentReply.Failed(Fault.EMPTY, "a task in state COMPLETED without a word"));
    }

    @Test
    void a_task_that_wants_authentication_asks_for_it() {
        WireBench bench = said("");
        bench.last().answer(task("TASK_STATE_AUTH_REQUIRED", saying("m", "Please sign in.")));
        assertThat(bench.said(1).asks()).containsExactly("authentication");
        assertThat(bench.say(2, "How?").body()).doesNotContain("taskId");
    }

    @Test
    void the_history_counts_where_nothing_else_says_a_word() {
        WireBench bench = said("");
        bench.last()
                .answer(
                        "{\"result\":{\"task\":{\"id\":\"t\",\"status\":{\"state\":\"TASK_STATE_COMPLETED\"},\"history\":["
                                + "{\"role\":\"ROLE_AGENT\",\"parts\":[{\"text\":\"Old\"}]},"
                                + "{\"role\":\"ROLE_USER\",\"parts\":[{\"text\":\"Hello\"}]},"
                                + "{\"role\":\"ROLE_AGENT\",\"parts\":[{\"text\":\"New\"}]}]}}}");
        assertThat(bench.said(1).text()).isEqualTo("New");
    }

    @Test
    void a_task_that_goes_on_does_not_say_again_what_it_said() {
        WireBench bench = bench("");
        String artifact = ",\"artifacts\":[{\"artifactId\":\"a\",\"parts\":[{\"text\":\"Order A-1.\"}%s]}]}";
        String first = "{\"result\":{\"task\":{\"id\":\"t\",\"status\":{\"state\":\"TASK_STATE_INPUT_REQUIRED\""
                + saying("m-1", "Refund it?") + "}" + String.format(artifact, "") + "}}";
        bench.say(1, "Hello").answer(first);
        assertThat(bench.said(1).text()).isEqualTo("Order A-1.\nRefund it?");
        bench.say(2, "Yes")
                .answer("{\"result\":{\"task\":{\"id\":\"t\",\"status\":{\"state\":\"TASK_STATE_COMPLETED\""
                        + saying("m-2", "Done.") + "}" + String.format(artifact, ",{\"text\":\" Refunded.\"}") + "}}");
        assertThat(bench.said(2).text()).isEqualTo("Refunded.\nDone.");
    }

    @Test
    void a_stream_that_begins_with_the_old_question_waits_for_the_answer() {
        WireBench bench = bench(STREAM);
        String asked = bare("TASK_STATE_INPUT_REQUIRED", saying("m-1", "Which?"));
        bench.say(1, "Hello").answer(event("task", asked));
        assertThat(bench.said(1).text()).isEqualTo("Which?");
        WireBench.Sent second = bench.say(2, "That one");
        second.begin(200);
        second.chunk(event("task", asked));
        assertThat(bench.replies).doesNotContainKey(2);
        second.chunk(status("TASK_STATE_WORKING", ""));
        second.chunk(status("TASK_STATE_INPUT_REQUIRED", saying("m-2", "And when?")));
        assertThat(bench.said(2).text()).isEqualTo("And when?");
    }

    @Test
    void a_question_asked_again_as_it_was_is_still_a_reply() {
        WireBench bench = bench("");
        bench.say(1, "Hello").answer(task("TASK_STATE_INPUT_REQUIRED", saying("m-1", "Which?")));
        bench.say(2, "Hm").answer(task("TASK_STATE_INPUT_REQUIRED", saying("m-1", "Which?")));
        assertThat(bench.said(2).text()).isEqualTo("Which?");
    }

    @Test
    void pieces_in_status_messages_give_way_to_the_whole() {
        WireBench bench = said(STREAM);
        bench.last()
                .answer(status("TASK_STATE_WORKING", saying("m-1", "It was "))
                        + status("TASK_STATE_WORKING", saying("m-2", "sent."))
                        + event(
                                "artifactUpdate",
                                "{\"taskId\":\"task-1\",\"artifact\":{\"artifactId\":\"a\",\"parts\":[{\"text\":\"It was sent.\"}]}}")
                        + status("TASK_STATE_COMPLETED", ""));
        assertThat(bench.said(1).text()).isEqualTo("It was sent.");
    }

    @Test
    void a_stream_that_is_talked_over_is_dropped_and_its_context_kept() {
        WireBench bench = said(STREAM);
        bench.last().begin(200);
        bench.last().chunk(event("task", bare("TASK_STATE_WORKING", saying("m-1", "Let me see"))));
        assertThat(bench.session.cut(1)).isEqualTo("Let me see");
        WireBench.Sent second = bench.say(2, "Stop");
        assertThat(second.body()).contains("\"contextId\":\"context-1\"").doesNotContain("taskId");
        second.answer(event("message", "{\"role\":\"ROLE_AGENT\",\"parts\":[{\"text\":\"All right.\"}]}"));
        assertThat(bench.replies).containsOnlyKeys(2);
    }

    @ParameterizedTest
    @CsvSource({
        "-32700, CLIENT_ERROR, JSONParseError",
        "-32602, CLIENT_ERROR, InvalidParamsError",
        "-32001, CLIENT_ERROR, TaskNotFoundError",
        "-32009, CLIENT_ERROR, VersionNotSupportedError",
        "-32006, SERVER_ERROR, InvalidAgentResponseError",
        "-32603, SERVER_ERROR, InternalError"
    })
    void an_error_is_named_by_its_code(int code, Fault fault, String name) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":" + code
                + ",\"message\":\"no s3cret-key\\u0000here\",\"data\":[]}}";
        AgentReply.Failed expected = new AgentReply.Failed(fault, "error " + code + " " + name + ": no *** here");
        for (String answer : new String[] {body, "data: " + body + "\n\n"}) {
            WireBench bench = said(STREAM);
            bench.last().answer(answer);
            assertThat(bench.reply(1)).isEqualTo(expected);
        }
    }

    @Test
    void a_server_that_does_not_stream_is_read_all_the_same() {
        WireBench bench = said(STREAM);
        bench.last().answer(task("TASK_STATE_WORKING", ""));
        bench.pass(HALF_SECOND);
        bench.last().answer("{\"result\":" + bare("TASK_STATE_COMPLETED", saying("m-2", "Done.")) + "}");
        assertThat(bench.said(1).text()).isEqualTo("Done.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "42",
                "{}",
                "{\"result\":null}",
                "{\"result\":{}}",
                "{\"result\":{\"task\":[]}}",
                "{\"result\":{\"task\":{}}}",
                "{\"result\":{\"task\":{\"id\":\"t\",\"status\":{}}}}",
                "{\"result\":{\"task\":{\"id\":\"t\",\"status\":\"working\"}}}",
                "{\"result\":{\"task\":{\"status\":{\"state\":\"TASK_STATE_WORKING\"}}}}",
                "<html>",
                "data: {\n\n",
                "data: {}\n\n",
                ": nothing\n\n",
                "data: {\"result\":{\"artifactUpdate\":{\"artifact\":7}}}\n\n"
            })
    void a_hostile_answer_is_unreadable(String body) {
        WireBench bench = said(STREAM);
        bench.last().answer(body);
        assertThat(bench.fault(1)).isEqualTo(Fault.UNREADABLE);
    }

    @Test
    void an_answer_changed_anywhere_never_throws() {
        Golden.never_throws(Golden.text("a2a-1.0-answer.json"), codec("", ""));
        Golden.never_throws(Golden.text("a2a-1.0-stream.txt"), codec("", STREAM));
        Golden.never_throws(Golden.text("a2a-0.3-stream.txt"), codec("", OLD + STREAM));
    }

    @Test
    void more_than_a_mebibyte_is_too_large() {
        WireBench plain = said("");
        plain.last().answer(task("TASK_STATE_COMPLETED", saying("m", "x".repeat(1 << 20))));
        assertThat(plain.fault(1)).isEqualTo(Fault.TOO_LARGE);
        WireBench stream = said(STREAM);
        WireBench.Sent sent = stream.last();
        sent.begin(200);
        for (int i = 0; i <= 1_024; i++) {
            sent.chunk(status("TASK_STATE_WORKING", saying("m-" + i, "x".repeat(1_024))));
        }
        assertThat(stream.fault(1)).isEqualTo(Fault.TOO_LARGE);
        assertThat(sent.cancelled).isTrue();
        WireBench silent = said(STREAM);
        silent.last().begin(200);
        for (int i = 0; i <= 4_096; i++) {
            silent.last().chunk(status("TASK_STATE_WORKING", ",\"x\":\"" + "x".repeat(1_024) + "\""));
        }
        assertThat(silent.fault(1)).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void every_problem_of_the_options_is_told() {
        Problems problems = new Problems();
        Protocol.A2A.codec(
                WireBench.context(),
                Golden.section("version: 2.0\nbinding: grpc\npoll_ms: 1\nmost_polls: -1\nstreams: true\n", problems));
        assertThat(problems.all())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder("version", "binding", "poll_ms", "most_polls", "streams");
    }
}
