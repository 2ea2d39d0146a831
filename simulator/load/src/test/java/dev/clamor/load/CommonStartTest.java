package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs whose clock is set by an instant, so that several machines share it. */
@Timeout(30)
class CommonStartTest {
    private static final long AHEAD_MILLIS = 3_000;
    private static final long MICROS = 1_000;

    @Test
    void the_runs_clock_is_zero_at_the_instant_and_nobody_begins_before() {
        long start = System.currentTimeMillis() + AHEAD_MILLIS;
        Queue<Long> apart = new ConcurrentLinkedQueue<>();
        Crowd crowd = new Crowd(event -> {
            if (event instanceof ContactOpened opened) {
                apart.add(System.currentTimeMillis() - start - opened.atMicros() / MICROS);
            }
        });
        try (StubAgent agent = StubAgent.friendly()) {
            LoadJob job = crowd.arriving(20, 2, agent.address()).startingAt(OptionalLong.of(start));
            assertThat(GatlingRunner.run(job).reason()).isEqualTo(EndReason.COMPLETED);
        }
        assertThat(apart).hasSize(40).allMatch(millis -> millis >= -1);
        assertThat(apart).anyMatch(millis -> millis < 250);
        assertThat(crowd.seen(ContactOpened.class))
                .allMatch(opened -> opened.atMicros() >= opened.dueMicros() && opened.dueMicros() >= 0);
    }

    @Test
    void an_instant_that_has_passed_makes_contacts_late_and_changes_no_due_time() {
        Crowd crowd = new Crowd();
        try (StubAgent agent = StubAgent.friendly()) {
            LoadJob job = crowd.arriving(20, 1, agent.address())
                    .startingAt(OptionalLong.of(System.currentTimeMillis() - AHEAD_MILLIS));
            GatlingRunner.run(job);
        }
        assertThat(crowd.seen(ContactOpened.class))
                .hasSize(20)
                .allMatch(opened -> opened.atMicros() - opened.dueMicros() > 1_000 * MICROS)
                .extracting(ContactOpened::dueMicros)
                .containsExactlyInAnyOrderElementsOf(Crowd.due(20, 1).boxed().toList());
    }
}
