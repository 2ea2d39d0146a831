package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ConversationOutcome.Discarded;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.target.Ceilings;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CeilingsTest {
    private static final int CEILING = 20;
    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final String COSTLY =
            "{\"reply\":\"One moment, please, which card is it?\",\"usage\":{\"cost\":0.5}}";

    private static RunEvent.CeilingHeld held(Crowd crowd) {
        List<RunEvent.CeilingHeld> held = crowd.seen(RunEvent.CeilingHeld.class);
        return held.get(held.size() - 1);
    }

    @Test
    void never_more_contacts_in_progress_than_the_ceiling_and_the_wait_is_charged_to_nobody() {
        try (StubAgent agent = StubAgent.friendly()) {
            Crowd crowd = new Crowd();
            LoadJob job = crowd.arriving(60, 1, agent.address(), new Ceilings(3, NONE, NONE, 0));
            RunEvent.RunEnded end = GatlingRunner.run(job);

            assertThat(end.reason()).isEqualTo(EndReason.COMPLETED);
            assertThat(end.closed()).isEqualTo(60);
            assertThat(crowd.mostInProgress(contact -> true)).isEqualTo(3);
            assertThat(held(crowd).contacts()).isPositive();
            assertThat(held(crowd).waiting()).isZero();
            List<TurnEvent.ContactOpened> opened = crowd.seen(TurnEvent.ContactOpened.class);
            assertThat(opened)
                    .allSatisfy(contact -> assertThat(contact.inProgress()).isLessThanOrEqualTo(3));
            long shifted = opened.stream()
                    .mapToLong(TurnEvent.ContactOpened::dueMicros)
                    .sum();
            assertThat(shifted - Crowd.due(60, 1).sum()).isEqualTo(held(crowd).contactMicros());
            assertThat(median(opened.stream().mapToLong(contact -> contact.atMicros() - contact.dueMicros())))
                    .isLessThan(500_000);
        }
    }

    @Test
    void never_more_requests_in_a_second_than_the_ceiling_and_no_latency_contains_the_wait() {
        Queue<Long> arrived = new ConcurrentLinkedQueue<>();
        StubAgent.Script script = (request, out) -> {
            arrived.add(System.nanoTime() / 1_000);
            return StubAgent.reply(out, 200, StubAgent.REPLY);
        };
        try (StubAgent agent = new StubAgent(script)) {
            Crowd crowd = new Crowd();
            RunEvent.RunEnded end = GatlingRunner.run(
                    crowd.arriving(15, 1, agent.address(), new Ceilings(Integer.MAX_VALUE, CEILING, NONE, 0)));

            assertThat(end.reason()).isEqualTo(EndReason.COMPLETED);
            assertThat(held(crowd).requests()).isPositive();
            List<Long> spoken = crowd.seen(TurnEvent.CustomerSpoke.class).stream()
                    .map(TurnEvent.CustomerSpoke::atMicros)
                    .sorted()
                    .toList();
            assertThat(spoken).hasSizeGreaterThan(2 * CEILING);
            for (int i = CEILING; i < spoken.size(); i++) {
                // an utterance is timed some microseconds after its request was let through
                assertThat(spoken.get(i) - spoken.get(i - CEILING)).isGreaterThan(950_000);
            }
            double seconds = (Collections.max(arrived) - Collections.min(arrived)) / 1e6;
            assertThat((double) arrived.size()).isLessThanOrEqualTo(CEILING * (seconds + 1));
            assertThat(median(crowd.seen(TurnEvent.AgentReplied.class).stream()
                            .mapToLong(TurnEvent.AgentReplied::dueLatencyMicros)))
                    .isLessThan(200_000);
        }
    }

    /** Of times in microseconds: a machine that is busy for a moment does not move it. */
    private static long median(LongStream micros) {
        long[] sorted = micros.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @Test
    void the_run_stops_when_what_the_agent_reports_reaches_the_limit() {
        try (StubAgent agent = new StubAgent((request, out) -> StubAgent.reply(out, 200, COSTLY))) {
            assertStopped(agent, new Ceilings(Integer.MAX_VALUE, NONE, 10, 0), 20);
        }
    }

    @Test
    void the_run_stops_when_requests_times_price_reach_the_limit() {
        try (StubAgent agent = StubAgent.friendly()) {
            assertStopped(agent, new Ceilings(Integer.MAX_VALUE, NONE, 5, 0.25), 20);
            assertThat(agent.requestsWith("")).hasSizeLessThanOrEqualTo(20);
        }
    }

    private static void assertStopped(StubAgent agent, Ceilings ceilings, int turnsAtLeast) {
        Crowd crowd = new Crowd();
        RunEvent.RunEnded end = GatlingRunner.run(crowd.arriving(30, 30, agent.address(), ceilings));

        assertThat(end.reason()).isEqualTo(EndReason.SPEND_CAP);
        assertThat(end.opened()).isLessThan(end.planned());
        assertThat(end.closed()).isEqualTo(end.opened());
        assertThat(end.harnessFaults()).isZero();
        assertThat(crowd.seen(TurnEvent.CustomerSpoke.class)).hasSizeGreaterThanOrEqualTo(turnsAtLeast);
        assertThat(crowd.seen(TurnEvent.ContactClosed.class).stream()
                        .map(TurnEvent.ContactClosed::outcome)
                        .filter(Discarded.class::isInstance))
                .isNotEmpty()
                .containsOnly(new Discarded(Discarded.Reason.SPEND_CAP));
    }
}
