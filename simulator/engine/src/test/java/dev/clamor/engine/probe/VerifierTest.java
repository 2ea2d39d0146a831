package dev.clamor.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.Fault;
import dev.clamor.document.Document;
import dev.clamor.document.Placeholders;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.catalog.ScenarioCatalog;
import dev.clamor.scenario.truth.Recorded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final ContactId CONTACT = ContactId.ofArrival(42);
    private static final FactValues FACTS =
            new FactValues(new TreeMap<>(Map.of("account_number", "AC 1/2", "note", "say \"hi\"\n")));
    private static final String LEDGER = """
            probes:
              ledger:
                url: "http://books.test/actions?of={conversation}&account={account_number}"
                headers: {Authorization: "Bearer ${TOKEN}"}
                actions: {from: "/*", name: /name, arguments: /arguments, audit_id: /auditId}
            """;

    private final List<AgentRequest> sent = new ArrayList<>();

    /** Answers each request by its address; null is lost. */
    private Line line(Function<String, String> answers) {
        return new Line() {
            @Override
            public Call send(AgentRequest request, ResponseListener listener) {
                sent.add(request);
                String answer = answers.apply(request.uri().toString());
                if (answer == null) {
                    listener.lost(new AgentReply.Failed(Fault.TIMEOUT, "no answer"));
                } else if (answer.matches("\\d{3}")) {
                    listener.answered(new AgentResponse(Integer.parseInt(answer), new byte[0]));
                } else {
                    listener.answered(new AgentResponse(200, answer.getBytes(StandardCharsets.UTF_8)));
                }
                return () -> {};
            }

            @Override
            public Call stream(AgentRequest request, StreamListener listener) {
                throw new AssertionError("nothing streams here");
            }

            @Override
            public Socket connect(AgentRequest handshake, SocketListener listener) {
                throw new AssertionError("no socket here");
            }

            @Override
            public Call after(long micros, Runnable task) {
                throw new AssertionError("nothing waits here");
            }
        };
    }

    private static Verification read(String yaml, Problems problems) {
        Placeholders secrets = new Placeholders(name -> Optional.of("s3cret").filter(s -> name.equals("TOKEN")));
        return Verification.read(
                Document.parse("agent.yaml", yaml, secrets, problems).orElseThrow());
    }

    private static Verification read(String yaml) {
        Problems problems = new Problems();
        Verification verification = read(yaml, problems);
        problems.throwIfAny();
        return verification;
    }

    private static Scenario scenario() {
        return ScenarioCatalog.packaged().stream()
                .filter(s -> s.id().value().equals("telecom_billing_dispute"))
                .findFirst()
                .orElseThrow();
    }

    private Recorded ask(String yaml, boolean last, Function<String, String> answers) {
        List<Recorded> recorded = new ArrayList<>();
        new Verifier(read(yaml), CONTACT, scenario(), line(answers)).ask(last, FACTS, recorded::add);
        assertThat(recorded).hasSize(1);
        return recorded.get(0);
    }

    @Test
    void a_request_is_filled_in_for_its_place() {
        ask(LEDGER, true, uri -> "[]");
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).method()).isEqualTo("GET");
        assertThat(sent.get(0).uri()).hasToString("http://books.test/actions?of=c-000042&account=AC+1%2F2");
        assertThat(sent.get(0).headers()).containsEntry("Authorization", "Bearer s3cret");
        assertThat(sent.get(0).toString()).doesNotContain("s3cret");
    }

    @Test
    void a_body_is_escaped_and_posted() {
        ask(
                "probes: {q: {url: \"http://books.test/q\", body: '{\"note\": \"{note}\", \"x\": {}}'}}",
                true,
                uri -> "{}");
        assertThat(sent.get(0).method()).isEqualTo("POST");
        assertThat(new String(sent.get(0).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"note\": \"say \\\"hi\\\"\\u000a\", \"x\": {}}");
        assertThat(sent.get(0).headers()).containsEntry("Content-Type", "application/json");
    }

    @Test
    void an_action_log_is_read() {
        Recorded recorded = ask(
                LEDGER,
                true,
                uri -> "[{\"name\":\"issue_credit\",\"arguments\":{\"amount\":30.5,\"deep\":{}},\"auditId\":\"a-7\"},"
                        + "{\"other\":1},{\"name\":\"\"}]");
        assertThat(recorded.problem()).isEmpty();
        assertThat(recorded.actions())
                .contains(List.of(new AgentReply.Action(
                        "issue_credit", Map.of("amount", "30.5"), AgentReply.Action.Status.DONE, "a-7")));
    }

    @Test
    void what_cannot_be_asked_is_a_problem_and_the_others_are_asked() {
        String yaml = """
                probes:
                  a: {url: "http://books.test/a"}
                  b: {url: "http://books.test/b", actions: {from: "/*"}}
                  c: {url: "http://books.test/c"}
                  d: {url: "http://books.test/d"}
                """;
        Recorded recorded = ask(
                yaml,
                true,
                uri -> uri.endsWith("a") ? "503" : uri.endsWith("b") ? "[]" : uri.endsWith("c") ? null : "<html>");
        assertThat(recorded.problem()).isEqualTo("a: HTTP 503; c: TIMEOUT; d: not JSON");
        assertThat(recorded.actions()).isEqualTo(Optional.of(List.of()));
        assertThat(sent).hasSize(4);
    }

    @Test
    void between_turns_only_those_are_asked_that_say_so() {
        String yaml = """
                probes:
                  a: {url: "http://books.test/a"}
                  b: {url: "http://books.test/b", when: each_turn}
                """;
        ask(yaml, false, uri -> "{}");
        assertThat(sent).extracting(r -> r.uri().getPath()).containsExactly("/b");
        assertThat(read(yaml).asksEachTurn()).isTrue();
        assertThat(read(LEDGER).asksEachTurn()).isFalse();
    }

    @Test
    void hooks_are_called_and_say_why_they_failed() {
        Verification hooks = read("hooks: {before: {method: DELETE, url: \"http://books.test/{conversation}\"}}");
        assertThat(hooks.asks()).isFalse();
        List<String> told = new ArrayList<>();
        Verifier verifier = new Verifier(hooks, CONTACT, scenario(), line(uri -> "500"));
        verifier.before(FACTS, told::add);
        verifier.after(FACTS, told::add);
        assertThat(told).containsExactly("HTTP 500", "");
        assertThat(sent).hasSize(1);
    }

    @Test
    void every_problem_of_a_file_is_told_at_once() {
        Problems problems = new Problems();
        read("""
                probes:
                  a: {url: "ftp://books.test/a", when: now}
                  b: {url: "http://books.test/b", method: FETCH, actions: {from: "no/slash"}, colour: red}
                hooks: {befour: {url: "http://books.test"}}
                """, problems);
        assertThat(problems.all())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder(
                        "probes.a.url",
                        "probes.a.when",
                        "probes.b.method",
                        "probes.b.actions.from",
                        "probes.b.colour",
                        "hooks.befour");
    }
}
