package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ConversationOutcome.Discarded;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.RunEvent.RunEnded;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.target.Ceilings;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs of which enough is known before their plan is over. */
@Timeout(30)
class DecidedRunTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** Decides when so many events of a kind have been seen. */
    private static Crowd decidingAfter(int count, Class<? extends TurnEvent> kind) {
        AtomicInteger seen = new AtomicInteger();
        return new Crowd(event -> {
            if (kind.isInstance(event) && seen.incrementAndGet() == count) {
                GatlingRunner.decide();
            }
        });
    }

    private static void assertAccountedFor(Crowd crowd, RunEnded end, LoadJob job) {
        assertThat(end).isEqualTo(crowd.ended());
        assertThat(end.harnessFaults()).isZero();
        assertThat(end.planned()).isEqualTo(job.schedule().planned());
        assertThat(end.closed()).isEqualTo(end.opened()).isLessThan(end.planned());
        assertThat(crowd.seen(TurnEvent.ContactOpened.class)).hasSize((int) end.opened());
        assertThat(crowd.seen(TurnEvent.ContactClosed.class)).hasSize((int) end.closed());
    }

    @Test
    void nobody_begins_any_more_and_everybody_in_progress_finishes() {
        Crowd crowd = decidingAfter(20, TurnEvent.ContactClosed.class);
        try (StubAgent agent = StubAgent.friendly()) {
            LoadJob job = crowd.arriving(20, 60, agent.address());
            RunEnded end = GatlingRunner.run(job);

            assertThat(end.reason()).isEqualTo(EndReason.DECIDED);
            assertAccountedFor(crowd, end, job);
            assertThat(end.opened()).isBetween(20L, 300L);
            assertThat(end.due()).isBetween(end.opened(), end.opened() + 20);
            assertThat(end.due())
                    .isLessThanOrEqualTo(Crowd.due(20, 60)
                            .filter(due -> due <= end.atMicros())
                            .count());
        }
        assertThat(crowd.seen(TurnEvent.ContactClosed.class))
                .noneSatisfy(closed -> assertThat(closed.outcome()).isInstanceOf(Discarded.class));
    }

    @Test
    void contacts_that_wait_at_a_ceiling_never_begin() {
        Crowd crowd = decidingAfter(4, TurnEvent.ContactClosed.class);
        try (StubAgent agent = StubAgent.friendly()) {
            LoadJob job = crowd.arriving(60, 2, agent.address(), new Ceilings(2, NONE, NONE, 0));
            RunEnded end = GatlingRunner.run(job);

            assertThat(end.reason()).isEqualTo(EndReason.DECIDED);
            assertAccountedFor(crowd, end, job);
            assertThat(end.opened()).isBetween(4L, 6L);
        }
    }

    @Test
    void who_has_no_end_by_the_drain_limit_is_discarded_and_the_decision_stands() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Crowd crowd = decidingAfter(5, TurnEvent.CustomerSpoke.class);
        try (StubAgent agent = new StubAgent((request, out) -> {
            never.await();
            return false;
        })) {
            LoadJob job = Crowd.draining(crowd.arriving(10, 60, agent.address()), 1);
            RunEnded end = GatlingRunner.run(job);

            assertThat(end.reason()).isEqualTo(EndReason.DECIDED);
            assertAccountedFor(crowd, end, job);
        }
        assertThat(crowd.seen(TurnEvent.ContactClosed.class))
                .extracting(TurnEvent.ContactClosed::outcome)
                .containsOnly(new Discarded(Discarded.Reason.RUN_ENDED));
    }

    @Test
    void what_the_agent_may_cost_still_ends_the_run() {
        Crowd crowd = decidingAfter(3, TurnEvent.ContactClosed.class);
        String costly = "{\"reply\":\"One moment, please, which card is it?\",\"usage\":{\"cost\":0.5}}";
        try (StubAgent agent = new StubAgent((request, out) -> StubAgent.reply(out, 200, costly))) {
            LoadJob job = crowd.arriving(10, 60, agent.address(), new Ceilings(Integer.MAX_VALUE, NONE, 1, 0));
            RunEnded end = GatlingRunner.run(job);

            assertThat(end.reason()).isEqualTo(EndReason.SPEND_CAP);
            assertAccountedFor(crowd, end, job);
            assertThat(end.due()).isEqualTo(end.planned());
        }
    }

    @Test
    void a_decision_after_the_last_arrival_changes_nothing() {
        Crowd crowd = decidingAfter(10, TurnEvent.ContactOpened.class);
        try (StubAgent agent = StubAgent.friendly()) {
            RunEnded end = GatlingRunner.run(crowd.arriving(10, 1, agent.address()));

            assertThat(end.reason()).isEqualTo(EndReason.COMPLETED);
            assertThat(end.closed()).isEqualTo(10);
            assertThat(end.due()).isEqualTo(10);
        }
    }

    @Test
    void without_a_run_there_is_nothing_to_decide() {
        GatlingRunner.decide();
        Crowd crowd = new Crowd();
        try (StubAgent agent = StubAgent.friendly()) {
            assertThat(GatlingRunner.run(crowd.arriving(4, 1, agent.address())).reason())
                    .isEqualTo(EndReason.COMPLETED);
        }
    }
}
