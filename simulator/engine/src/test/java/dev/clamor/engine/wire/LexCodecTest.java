package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes are those of the service model, runtime.lex.v2-2020-08-07. */
class LexCodecTest {
    private static final String LEX = "https://runtime-v2-lex.eu-west-1.amazonaws.com";
    private static final String BOT = """
            bot_id: ABCDEFGHIJ
            bot_alias_id: TSTALIASID
            region: eu-west-1
            access_key: AKIDEXAMPLE
            secret_key: wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY
            """;

    private static WireBench bench(String more, Signals signals) {
        return OptionsBench.bench(Protocol.LEX_V2, OptionsBench.context(LEX, signals), BOT + more);
    }

    private static WireBench bench(String more) {
        return bench(more, Signals.NONE);
    }

    private static AgentReply.Said said(String more, String body) {
        WireBench bench = bench(more);
        bench.say(1, "Hello").answer(body);
        return bench.said(1);
    }

    private static String closed(String intent, String state) {
        return "{\"messages\":[{\"contentType\":\"PlainText\",\"content\":\"So.\"}],\"sessionState\":{\"dialogAction\":"
                + "{\"type\":\"Close\"},\"intent\":{\"name\":\"" + intent + "\",\"state\":\"" + state + "\"}}}";
    }

    @Test
    void a_request_looks_like_the_golden_file() {
        String more = "session_attributes: {brand: north}\nrequest_attributes: {origin: load test}";
        WireBench.Sent sent = bench(more).say(1, "My \"bill\" is wrong: 37,50 \u20ac");
        assertThat(GoldenAnswers.body(sent)).isEqualTo(GoldenAnswers.json("lex-request.json"));
        assertThat(sent.request.toString())
                .isEqualTo("POST " + LEX
                        + "/bots/ABCDEFGHIJ/botAliases/TSTALIASID/botLocales/en_US/sessions/run-7-c-000042/text");
    }

    @Test
    void a_request_is_signed_for_the_service_lex_at_the_time_of_the_clock() {
        WireBench.Sent sent = bench("session_token: token-7").say(1, "Hello");
        Map<String, String> headers = sent.request.headers();
        assertThat(headers)
                .containsEntry("X-Amz-Date", "20261121T103000Z")
                .containsEntry("X-Amz-Security-Token", "token-7");
        assertThat(headers.get("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/eu-west-1/lex/aws4_request, "
                        + "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=");
        SigV4 signer = new SigV4(
                new SigV4.Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "token-7"),
                "eu-west-1",
                "lex");
        Map<String, String> type = Map.of("Content-Type", "application/json");
        assertThat(headers)
                .containsAllEntriesOf(
                        signer.sign("POST", sent.request.uri(), type, sent.request.body(), OptionsBench.NOW));
    }

    @Test
    void a_question_for_a_slot_is_read_from_the_golden_file() {
        AgentReply.Said said = said("", GoldenAnswers.text("lex-slot.json"));
        assertThat(said)
                .isEqualTo(new AgentReply.Said(
                        "I can look into that bill.\nWhat is your account number & name?\nWhere to find it\n"
                                + "On the first page\nShow me\nI have it",
                        AgentReply.State.OPEN,
                        "DisputeBill",
                        0.92,
                        List.of("AccountNumber"),
                        List.of(),
                        null,
                        Double.NaN));
    }

    @Test
    void a_fulfilled_intent_resolves_and_is_an_action_where_it_is_named_as_one() {
        String body = GoldenAnswers.text("lex-fulfilled.json");
        assertThat(said("", body).state()).isEqualTo(AgentReply.State.RESOLVED);
        assertThat(said("", body).actions()).isEmpty();
        assertThat(said("actions: {DisputeBill: issue_credit}", body).actions())
                .containsExactly(new AgentReply.Action(
                        "issue_credit",
                        Map.of("Amount", "37.50", "AccountNumber", "AC-123456"),
                        AgentReply.Action.Status.DONE,
                        null));
    }

    @Test
    void a_failed_intent_is_a_failed_action_behind_an_answer_that_did_not_fail() {
        AgentReply.Said said = said("actions: {DisputeBill: issue_credit}", closed("DisputeBill", "Failed"));
        assertThat(said.state()).isEqualTo(AgentReply.State.CLOSED);
        assertThat(said.actions())
                .containsExactly(
                        new AgentReply.Action("issue_credit", Map.of(), AgentReply.Action.Status.FAILED, null));
        assertThat(said("", closed("DisputeBill", "Failed")).actions())
                .extracting(AgentReply.Action::name)
                .containsExactly("DisputeBill");
    }

    @ParameterizedTest
    @CsvSource({"ReadyForFulfillment", "FulfillmentInProgress", "InProgress", "Waiting"})
    void a_dialogue_closed_otherwise_is_closed_and_nothing_was_done(String state) {
        AgentReply.Said said = said("", closed("DisputeBill", state));
        assertThat(said.state()).isEqualTo(AgentReply.State.CLOSED);
        assertThat(said.actions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AMAZON.FallbackIntent, Fulfilled", "FallbackIntent, Failed"})
    void a_fallback_is_no_intent_and_nothing_done(String intent, String state) {
        AgentReply.Said said = said("", closed(intent, state));
        assertThat(said.intent()).isNull();
        assertThat(said.confidence()).isNaN();
        assertThat(said.state()).isEqualTo(AgentReply.State.CLOSED);
        assertThat(said.actions()).isEmpty();
    }

    @Test
    void a_confirmation_is_asked_for() {
        AgentReply.Said said = said(
                "",
                "{\"messages\":[{\"contentType\":\"PlainText\",\"content\":\"Sure?\"}],"
                        + "\"sessionState\":{\"dialogAction\":{\"type\":\"ConfirmIntent\"}}}");
        assertThat(said.asks()).containsExactly("confirmation");
    }

    @Test
    void an_intent_hands_over() {
        assertThat(said("handoff_intents: [TalkToHuman]", closed("TalkToHuman", "Fulfilled"))
                        .state())
                .isEqualTo(AgentReply.State.HANDED_OFF);
    }

    @Test
    void a_session_attribute_hands_over_with_slots_and_attributes() {
        String body = GoldenAnswers.text("lex-slot.json")
                .replace("\"seen\": \"1\"", "\"transfer\": \"yes\", \"queue\": \"billing\"");
        Map<String, String> facts = Map.of("brand", "north", "transfer", "yes", "queue", "billing", "Amount", "37.50");
        assertThat(said("handoff_attributes: {transfer: 'yes'}", body).handoff())
                .isEqualTo(new AgentReply.Handoff("billing", null, null, facts));
        assertThat(said("handoff_attributes: {transfer: '*'}", body).handoff()).isNotNull();
        assertThat(said("handoff_attributes: {transfer: human}", body).handoff())
                .isNull();
        assertThat(said("handoff_attributes: {escalate: '*'}", body).handoff()).isNull();
    }

    @Test
    void a_custom_payload_is_text_unless_it_is_json_and_can_be_selected_from() {
        String text = "{\"messages\":[{\"contentType\":\"CustomPayload\",\"content\":\"plain\"}]}";
        String json = "{\"messages\":[{\"contentType\":\"CustomPayload\","
                + "\"content\":\"{\\\"say\\\":\\\"Hold on\\\",\\\"human\\\":true}\"}]}";
        assertThat(said("", text).text()).isEqualTo("plain");
        assertThat(said("payload_text: /say", json).text()).isEqualTo("Hold on");
        WireBench bench = bench("", OptionsBench.signals("handoff: [{at: /messages/*/content/human}]"));
        bench.say(1, "Hello").answer(json);
        assertThat(bench.said(1).text()).isEqualTo("(hands over)");
        WireBench silent = bench("");
        silent.say(1, "Hello").answer(json);
        assertThat(silent.fault(1)).isEqualTo(Fault.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "attributes; {\"sessionAttributes\":{\"brand\":\"north\",\"seen\":\"1\"}}",
                "nothing; ",
            })
    void the_state_told_is_sent_with_the_next_turn(String sendBack, String state) {
        WireBench bench = bench("send_back: " + sendBack);
        bench.say(1, "Hello").answer(GoldenAnswers.text("lex-slot.json"));
        assertThat(GoldenAnswers.body(bench.say(2, "AC-123456"))
                        .path("sessionState")
                        .toString())
                .isEqualTo(state == null ? "" : state);
    }

    @Test
    void all_of_the_state_is_sent_while_the_dialogue_is_open() {
        WireBench bench = bench("send_back: all");
        bench.say(1, "Hello").answer(GoldenAnswers.text("lex-slot.json"));
        WireBench.Sent second = bench.say(2, "AC-123456");
        assertThat(GoldenAnswers.body(second).path("sessionState"))
                .isEqualTo(GoldenAnswers.json("lex-slot.json").path("sessionState"));
        second.answer(GoldenAnswers.text("lex-fulfilled.json"));
        assertThat(GoldenAnswers.body(bench.say(3, "And another thing"))
                        .path("sessionState")
                        .toString())
                .isEqualTo("{\"sessionAttributes\":{}}");
    }

    @Test
    void a_long_text_is_cut_at_the_last_word_within_the_limit() {
        WireBench.Sent sent = bench("").say(1, "word ".repeat(300));
        assertThat(GoldenAnswers.body(sent).path("text").asText())
                .hasSize(1_024)
                .endsWith("word");
    }

    @ParameterizedTest
    @CsvSource({
        "429, ThrottlingException, RATE_LIMITED",
        "400, ThrottlingException, RATE_LIMITED",
        "424, DependencyFailedException, SERVER_ERROR",
        "424, '', SERVER_ERROR",
        "502, BadGatewayException, SERVER_ERROR",
        "500, InternalServerException, SERVER_ERROR",
        "409, ConflictException, CLIENT_ERROR",
        "404, ResourceNotFoundException, CLIENT_ERROR",
        "400, ValidationException, CLIENT_ERROR"
    })
    void an_exception_is_a_named_fault(int status, String name, Fault fault) {
        String detail = name.isEmpty() ? "HTTP " + status : "HTTP " + status + " " + name;
        WireBench header = bench("");
        byte[] message = "{\"message\":\"no\"}".getBytes(StandardCharsets.UTF_8);
        header.say(1, "Hello")
                .answer(status, message, Map.of("x-amzn-ErrorType", name + ":http://internal.amazon.com/"));
        assertThat(header.reply(1)).isEqualTo(new AgentReply.Failed(fault, detail));
        WireBench body = bench("");
        byte[] typed = ("{\"__type\":\"com.amazonaws.lex#" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        body.say(1, "Hello").answer(status, typed, Map.of());
        assertThat(body.reply(1)).isEqualTo(new AgentReply.Failed(fault, detail));
    }

    @Test
    void an_odd_exception_name_is_not_repeated() {
        WireBench bench = bench("");
        bench.say(1, "Hello").answer(500, new byte[0], Map.of("x-amzn-ErrorType", "\u001b[2J<script>"));
        assertThat(bench.reply(1)).isEqualTo(new AgentReply.Failed(Fault.SERVER_ERROR, "HTTP 500"));
    }

    @Test
    void a_session_is_deleted_at_the_end_where_the_options_say_so() {
        WireBench kept = bench("");
        kept.say(1, "Hello").answer(GoldenAnswers.text("lex-fulfilled.json"));
        kept.session.close();
        assertThat(kept.sent).hasSize(1);
        WireBench bench = bench("delete_session: true");
        bench.say(1, "Hello").answer(GoldenAnswers.text("lex-fulfilled.json"));
        bench.session.close();
        assertThat(bench.last().request.method()).isEqualTo("DELETE");
        assertThat(bench.last().request.uri().getPath()).endsWith("/sessions/run-7-c-000042");
    }

    @Test
    void damaged_and_hostile_answers_never_throw() {
        GoldenAnswers.damage("lex-slot.json", () -> bench("send_back: all\nactions: {DisputeBill: a}"));
        GoldenAnswers.hostile(
                () -> bench("send_back: all\nhandoff_attributes: {a: '*'}"),
                "{\"messages\":{}}",
                "{\"messages\":[7,{\"contentType\":\"CustomPayload\",\"content\":\"[\"},[]]}",
                "{\"messages\":\"x\",\"sessionState\":7}",
                "{\"messages\":[{\"contentType\":\"SSML\",\"content\":\"<speak\"}],\"sessionState\":{\"dialogAction\":[]}}",
                "{\"sessionState\":{\"dialogAction\":{\"type\":\"Close\"},\"intent\":{\"name\":\"A\",\"state\":\"Failed\","
                        + "\"slots\":[1]},\"sessionAttributes\":[1]},\"interpretations\":{\"a\":1}}");
    }

    @Test
    void every_problem_of_the_options_is_told() {
        assertThat(OptionsBench.problems(Protocol.LEX_V2, LEX, "send_back: some\npayload_text: $.say\nregoin: x"))
                .hasSize(8)
                .noneMatch(problem -> problem.contains("AKID"));
    }
}
