package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.ConversationOutcome.Discarded;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.RunTrace;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.dialogue.Utterance;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentSession;
import dev.clamor.engine.wire.Line;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole runs through Gatling; every test is a further run in the same JVM. */
@Timeout(30)
class GatlingRunnerTest {
    private static final long GENEROUS_LAG_MICROS = 2_000_000;

    @Test
    void every_contact_is_opened_when_due_and_closed_once() {
        Crowd crowd = new Crowd();
        try (StubAgent agent = StubAgent.friendly()) {
            RunEvent.RunEnded end = GatlingRunner.run(crowd.arriving(25, 2, agent.address()));

            assertThat(end).isEqualTo(crowd.ended());
            assertThat(end.reason()).isEqualTo(EndReason.COMPLETED);
            assertThat(end.planned()).isEqualTo(50);
            assertThat(end.opened()).isEqualTo(50);
            assertThat(end.closed()).isEqualTo(50);
            assertThat(end.harnessFaults()).isZero();
        }
        assertWellFormed(crowd, 50);
        assertThat(crowd.seen(TurnEvent.ContactOpened.class))
                .allSatisfy(opened ->
                        assertThat(opened.atMicros() - opened.dueMicros()).isBetween(0L, GENEROUS_LAG_MICROS));
        assertThat(crowd.seen(RunEvent.HealthSampled.class))
                .isNotEmpty()
                .anySatisfy(health -> assertThat(health.lagMaxMicros()).isPositive())
                .anySatisfy(health -> assertThat(health.lagP99Micros()).isPositive())
                .anySatisfy(health -> assertThat(health.loopDelayMaxMicros()).isPositive())
                .allSatisfy(health -> {
                    assertThat(health.process().sockets()).isNotNegative();
                    assertThat(health.process().heapBytes()).isPositive();
                    assertThat(health.process().threads()).isPositive();
                    assertThat(health.process().connectFailures()).isZero();
                });
    }

    @Test
    void every_utterance_reaches_the_agent_once_and_every_reply_its_customer() {
        Crowd crowd = new Crowd();
        try (StubAgent agent = StubAgent.friendly()) {
            GatlingRunner.run(crowd.arriving(10, 1, agent.address()));

            assertThat(agent.requestsWith("\"turn\":1,"))
                    .as("every customer has a connection of their own")
                    .hasSize(10)
                    .allSatisfy(first -> assertThat(first.nth()).isEqualTo(1))
                    .as("nobody asked for traces")
                    .allSatisfy(
                            first -> assertThat(first.header(RunTrace.HEADER)).isEmpty());
            for (TurnEvent.CustomerSpoke spoke : crowd.seen(TurnEvent.CustomerSpoke.class)) {
                String turn = "\"conversation\":\"" + spoke.contact() + "\",\"turn\":" + spoke.turn() + ",";
                assertThat(agent.requestsWith(turn)).as(turn).hasSize(1);
            }
        }
        assertThat(crowd.seen(TurnEvent.AgentReplied.class)).hasSameSizeAs(crowd.seen(TurnEvent.CustomerSpoke.class));
        assertThat(crowd.seen(TurnEvent.AgentReplied.class))
                .allSatisfy(reply -> assertThat(reply.latencyMicros()).isPositive());
    }

    @Test
    void stopping_discards_those_in_progress_as_interrupted() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch spoken = new CountDownLatch(5);
        Crowd crowd = new Crowd(event -> {
            if (event instanceof TurnEvent.CustomerSpoke) {
                spoken.countDown();
            }
        });
        Thread stopper = new Thread(() -> {
            try {
                spoken.await();
                GatlingRunner.stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (StubAgent agent = new StubAgent((request, out) -> {
            never.await();
            return false;
        })) {
            stopper.start();
            RunEvent.RunEnded end = GatlingRunner.run(crowd.arriving(10, 60, agent.address()));
            stopper.join();

            assertThat(end.reason()).isEqualTo(EndReason.STOPPED_BY_USER);
            assertThat(end.opened()).isBetween(5L, 300L);
            assertThat(end.closed()).isEqualTo(end.opened());
            assertThat(end.harnessFaults()).isZero();
            assertWellFormed(crowd, (int) end.opened());
        }
        assertThat(crowd.seen(TurnEvent.ContactClosed.class))
                .extracting(TurnEvent.ContactClosed::outcome)
                .containsOnly(new Discarded(Discarded.Reason.INTERRUPTED));
    }

    @Test
    void a_log_that_fails_ends_the_run_at_once_and_discards_what_is_in_progress() {
        AtomicInteger spoken = new AtomicInteger();
        Crowd crowd = new Crowd(event -> {
            if (event instanceof TurnEvent.CustomerSpoke && spoken.incrementAndGet() >= 5) {
                GatlingRunner.logFailed();
            }
        });
        try (StubAgent agent = StubAgent.friendly()) {
            RunEvent.RunEnded end = GatlingRunner.run(crowd.arriving(10, 60, agent.address()));

            assertThat(end.reason()).isEqualTo(EndReason.LOG_FAILED);
            assertThat(end.opened()).isBetween(1L, 300L);
            assertThat(end.closed()).isEqualTo(end.opened());
            assertWellFormed(crowd, (int) end.opened());
        }
        assertThat(crowd.seen(TurnEvent.ContactClosed.class))
                .extracting(TurnEvent.ContactClosed::outcome)
                .contains(new Discarded(Discarded.Reason.RUN_ENDED));
    }

    @Test
    void an_agent_that_refuses_connections_fails_its_contacts_not_the_run() throws Exception {
        Crowd crowd = new Crowd();
        RunEvent.RunEnded end = GatlingRunner.run(crowd.arriving(4, 1, closedPort()));

        assertThat(end.reason()).isEqualTo(EndReason.COMPLETED);
        assertThat(end.closed()).isEqualTo(4);
        assertThat(end.harnessFaults()).isZero();
        assertThat(crowd.seen(TurnEvent.TurnFailed.class))
                .isNotEmpty()
                .allSatisfy(failed -> assertThat(failed.fault()).isEqualTo(Fault.REFUSED));
        assertThat(crowd.seen(TurnEvent.ContactClosed.class))
                .extracting(TurnEvent.ContactClosed::outcome)
                .hasAtLeastOneElementOfType(ConversationOutcome.AgentFailed.class)
                .doesNotHaveAnyElementsOfTypes(Discarded.class);
    }

    @Test
    void an_exception_of_our_own_ends_its_contact_not_the_run() {
        Crowd crowd = new Crowd();
        try (StubAgent agent = StubAgent.friendly()) {
            RunEvent.RunEnded end = GatlingRunner.run(crowd.stumbling(4, agent.address()));

            assertThat(end.reason()).isEqualTo(EndReason.COMPLETED);
            assertThat(end.closed()).isEqualTo(4);
            assertThat(end.harnessFaults()).isEqualTo(4);
        }
        assertWellFormed(crowd, 4);
        assertThat(crowd.seen(TurnEvent.ContactClosed.class))
                .extracting(TurnEvent.ContactClosed::outcome)
                .containsOnly(new Discarded(Discarded.Reason.HARNESS_FAULT));
    }

    @Test
    void contacts_that_cannot_be_planned_are_counted_as_faults() {
        Crowd crowd = new Crowd();
        RunEvent.RunEnded end = GatlingRunner.run(crowd.unplannable(4));

        assertThat(end.planned()).isEqualTo(4);
        assertThat(end.opened()).isZero();
        assertThat(end.harnessFaults()).isEqualTo(4);
    }

    @Test
    void a_run_that_cannot_begin_is_crashed_and_says_so() {
        Crowd crowd = new Crowd();
        RunEvent.RunEnded end = GatlingRunner.run(crowd.arriving(4, 1, URI.create("turn")));

        assertThat(end.reason()).isEqualTo(EndReason.CRASHED);
        assertThat(end.opened()).isZero();
        assertThat(end.harnessFaults()).isPositive();
        assertThat(crowd.ended()).isEqualTo(end);
    }

    @Test
    void every_websocket_is_closed_with_its_contact_whatever_its_session_forgets() throws InterruptedException {
        AtomicInteger opened = new AtomicInteger();
        CountDownLatch closed = new CountDownLatch(8);
        Crowd crowd = new Crowd();
        try (StubAgent agent = new StubAgent((request, in, out) -> {
            StubSocket socket = StubSocket.accept(request, in, out);
            opened.incrementAndGet();
            StubSocket.Frame frame = socket.read();
            for (; frame.opcode() == StubSocket.TEXT; frame = socket.read()) {
                socket.text("Could you tell me a little more about that, please?");
            }
            if (frame.opcode() == StubSocket.CLOSE) {
                closed.countDown();
            }
            return false;
        })) {
            RunEvent.RunEnded end =
                    GatlingRunner.run(crowd.speaking(forgetful(agent.address("ws")), 8, agent.address()));

            assertThat(end.closed()).isEqualTo(8);
            assertThat(end.harnessFaults()).isZero();
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(crowd.seen(TurnEvent.TurnFailed.class)).isEmpty();
        assertThat(crowd.seen(TurnEvent.AgentReplied.class)).hasSizeGreaterThan(8);
        assertWellFormed(crowd, 8);
        assertThat(opened).hasValue(8);
    }

    /** A WebSocket for every contact, one text each way; the session never closes it. */
    private static AgentCodec forgetful(URI address) {
        return (contact, line, listener) -> new AgentSession() {
            private int asked;
            private final Line.Socket socket =
                    line.connect(AgentRequest.get(address, Map.of()), new Line.SocketListener() {
                        @Override
                        public void opened() {
                            // what was said before has been sent
                        }

                        @Override
                        public void text(String message) {
                            listener.replied(asked, said(message));
                        }

                        @Override
                        public void lost(AgentReply.Failed failure) {
                            listener.replied(asked, failure);
                        }
                    });

            @Override
            public void say(Utterance utterance) {
                asked = utterance.turn();
                socket.send(utterance.text());
            }

            @Override
            public String cut(int turn) {
                return null;
            }

            @Override
            public void close() {
                // forgotten
            }
        };
    }

    private static AgentReply said(String text) {
        return new AgentReply.Said(
                text, AgentReply.State.OPEN, null, Double.NaN, List.of(), List.of(), null, Double.NaN);
    }

    @Test
    void a_plan_without_contacts_ends_at_once() {
        Crowd crowd = new Crowd();
        RunEvent.RunEnded end = GatlingRunner.run(crowd.arriving(0.1, 1, URI.create("http://127.0.0.1:9/turn")));

        assertThat(end).isEqualTo(new RunEvent.RunEnded(0, 0, 0, 0, EndReason.COMPLETED, 0));
    }

    /** Opens first, closes last and once, every contact. */
    private static void assertWellFormed(Crowd crowd, int contacts) {
        Map<String, List<TurnEvent>> byContact =
                crowd.turns().collect(Collectors.groupingBy(e -> e.contact().toString()));
        assertThat(byContact).hasSize(contacts);
        assertThat(byContact).allSatisfy((contact, events) -> {
            assertThat(events.get(0)).isInstanceOf(TurnEvent.ContactOpened.class);
            assertThat(events.get(events.size() - 1)).isInstanceOf(TurnEvent.ContactClosed.class);
            assertThat(events.stream().collect(Collectors.groupingBy(Object::getClass, Collectors.counting())))
                    .contains(entry(TurnEvent.ContactOpened.class, 1L), entry(TurnEvent.ContactClosed.class, 1L));
            assertThat(events).isSortedAccordingTo((a, b) -> Long.compare(a.atMicros(), b.atMicros()));
        });
    }

    private static URI closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/turn");
        }
    }
}
