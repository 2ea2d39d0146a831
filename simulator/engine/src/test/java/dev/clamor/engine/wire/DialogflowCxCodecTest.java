package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes are those of google/cloud/dialogflow/cx/v3/session.proto and response_message.proto. */
class DialogflowCxCodecTest {
    private static final String GOOGLE = "https://dialogflow.googleapis.com";
    private static final String AGENT = "project: p\nagent: a\n";

    private static WireBench bench(String more) {
        return OptionsBench.bench(Protocol.DIALOGFLOW_CX, OptionsBench.context(GOOGLE, Signals.NONE), AGENT + more);
    }

    private static AgentReply reply(String queryResult) {
        WireBench bench = bench("");
        bench.say(1, "Hello").answer("{\"queryResult\":" + queryResult + "}");
        return bench.reply(1);
    }

    private static AgentReply.Said said(String queryResult) {
        return (AgentReply.Said) reply(queryResult);
    }

    private static String text(String text) {
        return "{\"text\":{\"text\":[\"" + text + "\"]}}";
    }

    @Test
    void a_request_looks_like_the_golden_file() {
        WireBench.Sent sent = bench("language: de\ntime_zone: Europe/Berlin\nparameters: {brand: north}")
                .say(1, "My \"bill\" is wrong: 37,50 \u20ac");
        assertThat(GoldenAnswers.body(sent)).isEqualTo(GoldenAnswers.json("dialogflow-cx-request.json"));
    }

    @Test
    void session_parameters_go_out_once() {
        WireBench bench = bench("parameters: {brand: north}");
        bench.say(1, "Hello").answer("{\"queryResult\":{\"responseMessages\":[" + text("Hi") + "]}}");
        assertThat(GoldenAnswers.body(bench.say(2, "Again")).path("queryParams").toString())
                .isEqualTo("{\"channel\":\"chat\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                GOOGLE + ";project: p\\nagent: a;" + GOOGLE + "/v3/projects/p/locations/global/agents/a",
                "https://europe-west3-dialogflow.googleapis.com/;project: p\\nlocation: europe-west3\\nagent: a\\nenvironment: e;"
                        + "https://europe-west3-dialogflow.googleapis.com/v3/projects/p/locations/europe-west3/agents/a/environments/e",
                "http://localhost:8080/v3beta1;project: p\\nagent: a;"
                        + "http://localhost:8080/v3beta1/projects/p/locations/global/agents/a",
                GOOGLE + "/v3/projects/p/locations/l/agents/a/environments/e;{};" + GOOGLE
                        + "/v3/projects/p/locations/l/agents/a/environments/e"
            })
    void the_address_is_built_or_given_whole(String url, String yaml, String agent) {
        WireBench bench = OptionsBench.bench(
                Protocol.DIALOGFLOW_CX, OptionsBench.context(url, Signals.NONE), yaml.replace("\\n", "\n"));
        assertThat(bench.say(1, "Hello").request.toString())
                .isEqualTo("POST " + agent + "/sessions/run-7-c-000042:detectIntent");
    }

    @Test
    void a_session_has_at_most_36_characters_and_is_another_one_in_another_run() {
        ContactId late = ContactId.parse("c-36028797018963967.256");
        String session = SessionIds.of(context("20261121-103000-a-very-long-plan-42"), late, 36);
        assertThat(session).hasSizeLessThanOrEqualTo(36).endsWith("-" + late);
        assertThat(SessionIds.of(context("20261121-103001-a-very-long-plan-42"), late, 36))
                .isNotEqualTo(session);
        assertThat(SessionIds.of(context(""), ContactId.parse("c-000042"), 36)).matches("[0-9a-f]{16}-c-000042");
        assertThat(SessionIds.of(context("a b/c"), ContactId.parse("c-000042"), 36))
                .isEqualTo("a_b_c-c-000042");
    }

    private static CodecContext context(String run) {
        return new CodecContext(
                URI.create(GOOGLE),
                Map.of(),
                new CodecContext.Caller("0.1.0", run, "chat"),
                Signals.NONE,
                InstantSource.fixed(OptionsBench.NOW));
    }

    @Test
    void a_handoff_is_read_from_the_golden_file() {
        WireBench bench = bench("webhook_action: issue_credit");
        bench.say(1, "My bill is wrong").answer(GoldenAnswers.text("dialogflow-cx-handoff.json"));
        assertThat(bench.reply(1))
                .isEqualTo(new AgentReply.Said(
                        "I am sorry to hear that.\nA colleague takes over.\nOpening hours\nMon to Fri\nNote\n"
                                + "First line\nSecond line\nCall me\nWrite to me",
                        AgentReply.State.HANDED_OFF,
                        "bill.dispute",
                        0.87,
                        List.of(),
                        List.of(new AgentReply.Action(
                                "issue_credit",
                                Map.of(
                                        "code",
                                        "14",
                                        "message",
                                        "State: URL_UNREACHABLE, Reason: ERROR_OTHER, HTTP status code: 503"),
                                AgentReply.Action.Status.FAILED,
                                null)),
                        new AgentReply.Handoff(
                                "billing",
                                "amount above limit",
                                null,
                                Map.of(
                                        "account_number", "AC-123456",
                                        "amount", "37.5",
                                        "queue", "billing",
                                        "reason", "amount above limit")),
                        Double.NaN));
    }

    @Test
    void success_says_more_than_the_end() {
        assertThat(said("{\"responseMessages\":[" + text("Bye")
                                + ",{\"conversationSuccess\":{}},{\"endInteraction\":{}}]}")
                        .state())
                .isEqualTo(AgentReply.State.RESOLVED);
        assertThat(said("{\"responseMessages\":[" + text("Bye") + ",{\"endInteraction\":{}}]}")
                        .state())
                .isEqualTo(AgentReply.State.CLOSED);
    }

    @Test
    void a_call_transferred_is_a_handoff_to_that_number() {
        AgentReply.Said said =
                said("{\"responseMessages\":[{\"telephonyTransferCall\":{\"phoneNumber\":\"+15550100\"}}]}");
        assertThat(said.text()).isEqualTo("(hands over)");
        assertThat(said.handoff())
                .isEqualTo(new AgentReply.Handoff("+15550100", null, null, Map.of("phoneNumber", "+15550100")));
    }

    @Test
    void what_is_only_spoken_is_read_where_nothing_is_written() {
        assertThat(said("{\"responseMessages\":[{\"outputAudioText\":{\"ssml\":\"<speak>Hold <b>on</b></speak>\"}},"
                                + "{\"outputAudioText\":{\"text\":\"please\"}}]}")
                        .text())
                .isEqualTo("Hold on\nplease");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_MATCH", "NO_INPUT"})
    void not_understood_is_no_intent(String type) {
        String match = "\"match\":{\"matchType\":\"" + type
                + "\",\"event\":\"sys.no-match-default\",\"confidence\":0.3,\"intent\":{\"displayName\":\"x\"}}";
        AgentReply.Said said = said("{\"responseMessages\":[" + text("Sorry?") + "]," + match + "}");
        assertThat(said.intent()).isNull();
        assertThat(said.confidence()).isNaN();
        assertThat(said.text()).isEqualTo("Sorry?");
        assertThat(reply("{" + match + "}")).isEqualTo(new AgentReply.Failed(Fault.EMPTY, "no text in the reply"));
    }

    @Test
    void the_deprecated_intent_is_read_where_there_is_no_match() {
        AgentReply.Said said = said("{\"responseMessages\":[" + text("Hi")
                + "],\"intent\":{\"displayName\":\"greet\"},\"intentDetectionConfidence\":0.5}");
        assertThat(said.intent()).isEqualTo("greet");
        assertThat(said.confidence()).isEqualTo(0.5);
    }

    @Test
    void a_partial_answer_is_skipped() {
        String partial =
                "{\"responseType\":\"PARTIAL\",\"queryResult\":{\"responseMessages\":[" + text("One moment") + "]}}";
        String whole = "{\"responseType\":\"FINAL\",\"queryResult\":{\"responseMessages\":[" + text("Done") + "]}}";
        WireBench both = bench("");
        both.say(1, "Hello").answer("[" + partial + "," + whole + "]");
        assertThat(both.said(1).text()).isEqualTo("Done");
        WireBench one = bench("");
        one.say(1, "Hello").answer(partial);
        assertThat(one.fault(1)).isEqualTo(Fault.UNREADABLE);
    }

    @Test
    void a_long_text_is_cut_at_the_last_word_within_256_characters() {
        WireBench.Sent sent = bench("").say(1, "word ".repeat(100));
        assertThat(GoldenAnswers.body(sent).at("/queryInput/text/text").asText())
                .hasSize(254)
                .endsWith("word");
    }

    @Test
    void a_long_text_is_split_where_the_options_say_so_and_all_replies_are_one() {
        WireBench bench = bench("long_text: split");
        WireBench.Sent first = bench.say(1, "word ".repeat(100));
        first.answer("{\"queryResult\":{\"responseMessages\":[" + text("Sorry?")
                + "],\"match\":{\"matchType\":\"NO_MATCH\"},\"webhookStatuses\":[{\"code\":4}]}}");
        assertThat(bench.replies).isEmpty();
        WireBench.Sent second = bench.last();
        assertThat(GoldenAnswers.body(second).at("/queryInput/text/text").asText())
                .hasSize(244);
        second.answer("{\"queryResult\":{\"responseMessages\":[" + text("I see")
                + "],\"match\":{\"matchType\":\"INTENT\",\"confidence\":0.9,\"intent\":{\"displayName\":\"bill\"}}}}");
        assertThat(bench.sent).hasSize(2);
        assertThat(bench.said(1).text()).isEqualTo("Sorry?\nI see");
        assertThat(bench.said(1).intent()).isEqualTo("bill");
        assertThat(bench.said(1).actions()).hasSize(1);
    }

    @Test
    void an_error_is_told_by_its_name() {
        WireBench bench = bench("");
        byte[] body = "{\"error\":{\"code\":429,\"message\":\"Quota\",\"status\":\"RESOURCE_EXHAUSTED\"}}"
                .getBytes(StandardCharsets.UTF_8);
        bench.say(1, "Hello").answer(429, body, Map.of());
        assertThat(bench.reply(1)).isEqualTo(new AgentReply.Failed(Fault.RATE_LIMITED, "HTTP 429 RESOURCE_EXHAUSTED"));
        WireBench odd = bench("");
        odd.say(1, "Hello").answer(500, "<html>".getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(odd.reply(1)).isEqualTo(new AgentReply.Failed(Fault.SERVER_ERROR, "HTTP 500"));
    }

    @Test
    void damaged_and_hostile_answers_never_throw() {
        GoldenAnswers.damage("dialogflow-cx-handoff.json", () -> bench(""));
        GoldenAnswers.hostile(
                () -> bench(""),
                "{\"queryResult\":7}",
                "{\"queryResult\":{}}",
                "{\"queryResult\":{\"responseMessages\":{\"a\":{\"text\":7}},\"webhookStatuses\":[7,{\"code\":\"x\"}]}}",
                "{\"queryResult\":{\"responseMessages\":[7,null,[],{\"payload\":{\"richContent\":{\"a\":7}}},"
                        + "{\"liveAgentHandoff\":7}],\"match\":[],\"parameters\":[1]}}");
    }

    @Test
    void every_problem_of_the_options_is_told() {
        assertThat(OptionsBench.problems(Protocol.DIALOGFLOW_CX, GOOGLE, "long_text: chop\nprojct: p"))
                .hasSize(4);
        assertThat(OptionsBench.problems(
                        Protocol.DIALOGFLOW_CX, GOOGLE + "/v3/projects/p/locations/l/agents/a", "agent: b"))
                .hasSize(1);
    }
}
