package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.RunEvent.RunEnded;
import dev.clamor.conversation.TurnEvent.ContactClosed;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload.ClosedWorkload;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Seats that are taken again as soon as they are free. */
@Timeout(60)
class ClosedRunTest {
    private static final int SEATS = 6;
    private static final double NONE = Double.POSITIVE_INFINITY;

    private static ClosedWorkload level(double from, double to, double seconds) {
        return new ClosedWorkload(List.of(new Stage("only", from, to, seconds, false)));
    }

    private static Endpoint to(StubAgent agent, Ceilings ceilings) {
        return Crowd.agent("", 1, agent.address(), ceilings);
    }

    private static void assertAccountedFor(Crowd crowd, RunEnded end) {
        assertThat(end.reason()).isEqualTo(EndReason.COMPLETED);
        assertThat(end.harnessFaults()).isZero();
        assertThat(end.closed()).isEqualTo(end.opened());
        assertThat(crowd.seen(ContactOpened.class))
                .hasSize((int) end.opened())
                .extracting(ContactOpened::contact)
                .doesNotHaveDuplicates();
        assertThat(crowd.seen(ContactClosed.class)).hasSize((int) end.closed());
    }

    @Test
    void as_many_are_in_progress_as_the_level_says_and_each_seat_carries_one_after_the_other() {
        try (StubAgent agent = StubAgent.friendly()) {
            Crowd crowd = new Crowd();
            RunEnded end = GatlingRunner.run(
                    crowd.seated(level(SEATS, SEATS, 60), 5 * SEATS, Shard.WHOLE, to(agent, Ceilings.NONE)));

            assertAccountedFor(crowd, end);
            assertThat(end.planned()).isEqualTo(end.opened()).isEqualTo(5 * SEATS);
            assertThat(crowd.mostInProgress(contact -> true)).isEqualTo(SEATS);
            for (int seat = 0; seat < SEATS; seat++) {
                assertSeat(crowd, seat);
            }
            assertThat(agent.requestsWith("\"turn\":1,"))
                    .as("every customer has connections of their own")
                    .allSatisfy(first -> assertThat(first.nth()).isEqualTo(1));
        }
    }

    private static void assertSeat(Crowd crowd, int seat) {
        assertThat(crowd.mostInProgress(contact -> contact.arrival() % SEATS == seat))
                .isEqualTo(1);
        List<ContactOpened> opened = crowd.seen(ContactOpened.class).stream()
                .filter(contact -> contact.contact().arrival() % SEATS == seat)
                .toList();
        assertThat(opened).hasSize(5);
        for (int i = 0; i < opened.size(); i++) {
            assertThat(opened.get(i).contact().arrival()).isEqualTo(seat + (long) i * SEATS);
            assertThat(opened.get(i).atMicros() - opened.get(i).dueMicros()).isBetween(0L, 10_000_000L);
        }
    }

    @Test
    void no_contact_begins_above_a_level_that_falls() {
        try (StubAgent agent = StubAgent.friendly()) {
            Crowd crowd = new Crowd();
            ClosedWorkload falling =
                    new ClosedWorkload(List.of(new Stage("many", 8, 8, 0.5, false), new Stage("few", 2, 2, 2, false)));
            RunEnded end = GatlingRunner.run(crowd.seated(falling, 0, Shard.WHOLE, to(agent, Ceilings.NONE)));

            assertAccountedFor(crowd, end);
            assertThat(crowd.seen(ContactOpened.class))
                    .filteredOn(contact -> contact.stage().equals("few"))
                    .isNotEmpty()
                    .allSatisfy(contact ->
                            assertThat(contact.contact().arrival() % 8).isLessThan(2));
        }
    }

    @Test
    void the_agents_ceilings_hold_and_all_seats_take_turns() {
        try (StubAgent agent = StubAgent.friendly()) {
            Crowd crowd = new Crowd();
            Ceilings ceilings = new Ceilings(3, NONE, NONE, 0);
            RunEnded end = GatlingRunner.run(crowd.seated(level(12, 12, 60), 36, Shard.WHOLE, to(agent, ceilings)));

            assertAccountedFor(crowd, end);
            assertThat(crowd.mostInProgress(contact -> true)).isEqualTo(3);
            assertThat(end.planned()).isEqualTo(end.opened()).isEqualTo(36);
        }
    }

    @Test
    void seats_that_never_began_are_missed() {
        CountDownLatch never = new CountDownLatch(1);
        try (StubAgent agent = new StubAgent((request, out) -> {
            never.await();
            return false;
        })) {
            Crowd crowd = new Crowd();
            LoadJob job = crowd.seated(level(4, 4, 1), 0, Shard.WHOLE, to(agent, new Ceilings(1, NONE, NONE, 0)));
            RunEnded end = GatlingRunner.run(Crowd.draining(job, 1));

            assertThat(end.reason()).isEqualTo(EndReason.DRAIN_LIMIT);
            assertThat(end.opened()).isEqualTo(1);
            assertThat(end.closed()).isEqualTo(1);
            assertThat(end.planned()).isEqualTo(4);
        }
    }

    @Test
    void conversations_are_those_of_one_thread_in_virtual_time_with_one_shard_and_with_three() {
        int most = 42;
        long virtual = Crowd.inVirtualTime(most, index -> "");
        try (StubAgent agent = StubAgent.friendly()) {
            long shards = 0;
            for (int i = 0; i < 3; i++) {
                Crowd shard = new Crowd();
                GatlingRunner.run(shard.seated(level(7, 7, 30), most, new Shard(i, 3), to(agent, Ceilings.NONE)));
                shards ^= shard.digest();
            }
            Crowd whole = new Crowd();
            RunEnded end =
                    GatlingRunner.run(whole.seated(level(7, 7, 30), most, Shard.WHOLE, to(agent, Ceilings.NONE)));

            assertThat(end.opened()).isEqualTo(most);
            assertThat(whole.digest()).isEqualTo(virtual);
            assertThat(shards).isEqualTo(virtual);
        }
    }

    @Test
    void a_stop_ends_seats_that_are_not_taken_too() {
        Crowd crowd = new Crowd(event -> {
            if (event instanceof ContactClosed closed && closed.atMicros() > 300_000) {
                GatlingRunner.stop();
            }
        });
        ClosedWorkload pausing = new ClosedWorkload(List.of(
                new Stage("some", 3, 3, 0.2, false),
                new Stage("one", 1, 1, 600, false),
                new Stage("again", 3, 3, 1, false)));
        try (StubAgent agent = StubAgent.friendly()) {
            RunEnded end = GatlingRunner.run(crowd.seated(pausing, 0, Shard.WHOLE, to(agent, Ceilings.NONE)));

            assertThat(end.reason()).isEqualTo(EndReason.STOPPED_BY_USER);
            assertThat(end.closed()).isEqualTo(end.opened());
        }
    }
}
