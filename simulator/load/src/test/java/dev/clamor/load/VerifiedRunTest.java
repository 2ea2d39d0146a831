package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome.Discarded;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs through Gatling in which systems of record are asked. */
@Timeout(30)
class VerifiedRunTest {
    private static final String UNTOLD = "[{\"name\":\"erase_account\",\"auditId\":\"a-1\"}]";

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private Function<String, Integer> status = path -> 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                String path = exchange.getRequestURI().toString();
                asked.add(exchange.getRequestMethod() + " " + path);
                String body = path.startsWith("/actions") ? UNTOLD : StubAgent.REPLY;
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status.apply(path), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String at(String path) {
        return "\"http://127.0.0.1:" + server.getAddress().getPort() + path + "\"";
    }

    private Crowd run(String target) {
        Crowd crowd = new Crowd();
        URI agent = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/turn");
        RunEvent.RunEnded end = GatlingRunner.run(crowd.arriving(10, 1, agent, target));
        assertThat(end.closed()).isEqualTo(10);
        assertThat(end.harnessFaults()).isZero();
        return crowd;
    }

    private List<String> asked(String prefix) {
        return asked.stream().filter(one -> one.startsWith(prefix)).toList();
    }

    @Test
    void every_contact_is_verified_before_it_closes_and_cleaned_up_around() {
        Crowd crowd = run("probes: {ledger: {url: " + at("/actions?of={conversation}") + ", actions: {from: \"/*\"}}}\n"
                + "hooks:\n"
                + "  before: {method: POST, url: " + at("/reset?of={conversation}") + "}\n"
                + "  after: {method: DELETE, url: " + at("/reset?of={conversation}") + "}\n");
        Map<ContactId, List<TurnEvent>> contacts = crowd.turns().collect(Collectors.groupingBy(TurnEvent::contact));
        assertThat(contacts).hasSize(10).allSatisfy((contact, events) -> {
            assertThat(events.get(events.size() - 2)).isInstanceOfSatisfying(TurnEvent.Verified.class, verified -> {
                assertThat(verified.problem()).isEmpty();
                assertThat(verified.actions())
                        .extracting(TurnEvent.ActionSeen::verdict)
                        .containsExactly(TurnEvent.ActionVerdict.UNCALLED);
            });
            assertThat(asked).contains("POST /reset?of=" + contact, "GET /actions?of=" + contact);
        });
        assertThat(asked("POST /reset")).hasSize(10);
        assertThat(asked("GET /actions")).hasSize(10);
        assertThat(asked("DELETE /reset")).hasSizeBetween(1, 10);
    }

    @Test
    void asked_after_each_turn_it_tells_the_same_action_once() {
        Crowd crowd = run("probes: {ledger: {url: " + at("/actions?of={conversation}")
                + ", when: each_turn, actions: {from: \"/*\"}}}\n");
        crowd.turns()
                .collect(Collectors.groupingBy(TurnEvent::contact))
                .forEach((contact, events) -> assertThat(events.stream()
                                .filter(TurnEvent.Verified.class::isInstance)
                                .mapToInt(
                                        v -> ((TurnEvent.Verified) v).actions().size())
                                .sum())
                        .isEqualTo(1));
        assertThat(asked("GET /actions").size()).isGreaterThan(10);
    }

    @Test
    void a_contact_that_cannot_be_set_up_is_discarded_and_never_speaks() {
        status = path -> path.startsWith("/reset") ? 500 : 200;
        Crowd crowd = run("hooks: {before: {method: POST, url: " + at("/reset") + "}}\n");
        assertThat(crowd.seen(TurnEvent.ContactClosed.class))
                .hasSize(10)
                .extracting(TurnEvent.ContactClosed::outcome)
                .containsOnly(new Discarded(Discarded.Reason.SETUP_FAILED));
        assertThat(asked("POST /turn")).isEmpty();
    }

    @Test
    void a_system_of_record_that_does_not_answer_is_told_and_ends_no_run() {
        status = path -> path.startsWith("/actions") ? 503 : 200;
        Crowd crowd = run("probes: {ledger: {url: " + at("/actions") + ", actions: {from: \"/*\"}}}\n");
        assertThat(crowd.seen(TurnEvent.Verified.class))
                .hasSize(10)
                .extracting(TurnEvent.Verified::problem)
                .containsOnly("ledger: HTTP 503");
    }
}
