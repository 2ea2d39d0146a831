package dev.clamor.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalsTest {
    private static JsonNode json(String text) {
        try {
            return JsonBody.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Draft draft(String text) {
        Draft draft = new Draft();
        draft.text(text);
        return draft;
    }

    private static AgentReply.Said said(String yaml, Draft draft, String document) {
        return (AgentReply.Said) OptionsBench.signals(yaml).reply(draft, json(document));
    }

    @Test
    void everything_can_be_selected() {
        String yaml = """
                handoff: [{at: /next, equals: human}]
                resolved: [{text: all set}]
                intent: /nlu/name
                confidence: /nlu/score
                asks: /wants/*
                cost: /usage/usd
                actions: {from: /done/*, name: /what, arguments: /with, status: /how, audit_id: /id}
                handoff_payload: {queue: /to/team, reason: /to/why, context: /facts}
                """;
        AgentReply.Said said = said(yaml, draft("All SET, a colleague takes over"), """
                {"nlu":{"name":"refund","score":"0.7"},"wants":["order_number","email","email"],"usage":{"usd":0.01},
                 "done":[{"what":"issue_credit","with":{"amount":12.5,"deep":{"x":1}},"how":"Denied","id":"a-1"},
                         {"what":"lookup"},{"with":{}}],
                 "next":"human","to":{"team":"billing","why":"limit"},"facts":{"order":"A-1","summary":"wants money"}}""");
        assertThat(said.text()).isEqualTo("All SET, a colleague takes over");
        assertThat(said.state()).isEqualTo(AgentReply.State.HANDED_OFF);
        assertThat(said.intent()).isEqualTo("refund");
        assertThat(said.confidence()).isEqualTo(0.7);
        assertThat(said.asks()).containsExactly("order_number", "email");
        assertThat(said.cost()).isEqualTo(0.01);
        assertThat(said.actions())
                .containsExactly(
                        new AgentReply.Action(
                                "issue_credit", Map.of("amount", "12.5"), AgentReply.Action.Status.REFUSED, "a-1"),
                        new AgentReply.Action("lookup", Map.of(), AgentReply.Action.Status.DONE, null));
        assertThat(said.handoff())
                .isEqualTo(new AgentReply.Handoff(
                        "billing", "limit", "wants money", Map.of("order", "A-1", "summary", "wants money")));
    }

    @Test
    void a_tool_hands_over_with_its_arguments() {
        Draft draft = new Draft();
        draft.tool("transfer", Map.of("queue", "billing", "summary", "s"));
        AgentReply.Said said = said("handoff: [{tool: transfer}]", draft, "{}");
        assertThat(said.text()).isEqualTo("(hands over)");
        assertThat(said.handoff())
                .isEqualTo(new AgentReply.Handoff("billing", null, "s", Map.of("queue", "billing", "summary", "s")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"x\":true}; true",
                "{\"x\":\"yes\"}; true",
                "{\"x\":0}; true",
                "{\"x\":{\"queue\":\"a\"}}; true",
                "{\"x\":[1]}; true",
                "{\"x\":false}; false",
                "{\"x\":\"false\"}; false",
                "{\"x\":\"\"}; false",
                "{\"x\":null}; false",
                "{\"x\":{}}; false",
                "{\"x\":[]}; false",
                "{}; false",
                "[]; false",
                "7; false"
            })
    void a_value_that_is_there_says_yes(String document, boolean closes) {
        AgentReply.Said said = said("closed: [{at: /x}]", draft("Hi"), document);
        assertThat(said.state()).isEqualTo(closes ? AgentReply.State.CLOSED : AgentReply.State.OPEN);
    }

    @Test
    void a_matter_resolved_says_more_than_a_conversation_closed() {
        String yaml = "closed: [{at: /end}]\nresolved: [{at: /end, equals: done}]";
        assertThat(said(yaml, draft("Bye"), "{\"end\":\"done\"}").state()).isEqualTo(AgentReply.State.RESOLVED);
        assertThat(said(yaml, draft("Bye"), "{\"end\":\"stop\"}").state()).isEqualTo(AgentReply.State.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({"0.83, 0.83", "1, 1", "83, 0.83", "100, 1", "0, 0", "101, NaN", "-1, NaN", "'\"high\"', NaN"})
    void a_confidence_above_one_is_in_percent(String told, Double confidence) {
        assertThat(said("confidence: /c", draft("Hi"), "{\"c\":" + told + "}").confidence())
                .isEqualTo(confidence);
    }

    @Test
    void words_alone_leave_everything_else_out_but_the_cost() {
        Draft draft = draft("Hi");
        draft.intent("refund");
        draft.asks("email");
        draft.state(AgentReply.State.RESOLVED);
        draft.handoff(new AgentReply.Handoff("q", null, null, Map.of()));
        AgentReply.Said said = said("use: text\ncost: /c\nhandoff: [{at: /c}]", draft, "{\"c\":2}");
        assertThat(said)
                .isEqualTo(new AgentReply.Said(
                        "Hi", AgentReply.State.OPEN, null, Double.NaN, List.of(), List.of(), null, 2));
    }

    @Test
    void no_document_leaves_what_the_protocol_says() {
        Draft draft = draft("Hi");
        draft.intent("refund");
        Signals signals = OptionsBench.signals("intent: /i\nclosed: [{text: hi}]");
        assertThat(signals.reply(draft, null)).isInstanceOfSatisfying(AgentReply.Said.class, said -> {
            assertThat(said.intent()).isEqualTo("refund");
            assertThat(said.state()).isEqualTo(AgentReply.State.CLOSED);
        });
    }

    @Test
    void nothing_said_is_empty() {
        assertThat(Signals.NONE.reply(draft(" \n"), null))
                .isEqualTo(new AgentReply.Failed(Fault.EMPTY, "no text in the reply"));
    }

    @Test
    void what_is_kept_is_bounded() {
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 500; i++) {
            many.append("\"k").append(i).append("\":").append(i).append(',');
        }
        String facts = many.append("\"z\":1}").toString();
        Draft draft = draft("x".repeat(2_000_000));
        draft.text("more");
        AgentReply.Said said = said(
                "handoff: [{at: /f}]\nhandoff_payload: {context: /f}\nasks: /a",
                draft,
                "{\"f\":" + facts + ",\"a\":"
                        + IntStream.range(0, 500)
                                .mapToObj(i -> "\"a" + i + "\"")
                                .toList()
                        + "}");
        assertThat(said.text()).hasSize(1 << 20);
        assertThat(said.asks()).hasSize(50);
        assertThat(said.handoff()).isNotNull();
        assertThat(said.handoff().context()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intent: $.nlu.name",
                "handoff: [{at: nlu}]",
                "handoff: [{equals: yes}]",
                "handoff: [{at: /a, tols: x}]",
                "handoff: {at: /a}",
                "use: words",
                "handof: [{at: /a}]",
                "actions: {from: tools}",
                "handoff_payload: {queu: /a}"
            })
    void a_wrong_signal_is_one_problem(String yaml) {
        Problems problems = new Problems();
        Signals.read(OptionsBench.section(yaml, problems));
        assertThat(problems.all())
                .hasSize(1)
                .first()
                .extracting(Problem::toString)
                .asString()
                .contains("agent.yaml");
    }
}
