package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.conversation.RunEvent.RunEnded;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that are to begin at an instant. */
@Timeout(30)
class CommonStartTest {
    private static final long AHEAD_MILLIS = 8_000;
    private static final long GENEROUS_LAG_MICROS = 10_000_000;

    @Test
    void the_clock_is_zero_at_the_instant_and_nobody_comes_before() {
        List<Long> wall = Collections.synchronizedList(new ArrayList<>());
        Crowd crowd = new Crowd(event -> {
            if (event instanceof ContactOpened opened) {
                wall.add(System.currentTimeMillis() - opened.atMicros() / 1_000);
            }
        });
        try (StubAgent agent = StubAgent.friendly()) {
            long start = System.currentTimeMillis() + AHEAD_MILLIS;
            RunEnded end = GatlingRunner.run(Crowd.startingAt(crowd.arriving(10, 1, agent.address()), start));

            assertThat(end.reason()).isEqualTo(EndReason.COMPLETED);
            assertThat(end.opened()).isEqualTo(10);
            // an event is told some time after its own, never before
            assertThat(Collections.min(wall)).isBetween(start - 50, start + 500);
            assertThat(crowd.seen(ContactOpened.class))
                    .allSatisfy(opened ->
                            assertThat(opened.atMicros() - opened.dueMicros()).isBetween(0L, GENEROUS_LAG_MICROS));
        }
    }

    @Test
    void a_generator_that_comes_too_late_sends_nothing() {
        Crowd crowd = new Crowd();
        try (StubAgent agent = StubAgent.friendly()) {
            RunEnded end = GatlingRunner.run(
                    Crowd.startingAt(crowd.arriving(10, 1, agent.address()), System.currentTimeMillis() - 1));

            assertThat(end.reason()).isEqualTo(EndReason.TOO_LATE);
            assertThat(end.planned()).isEqualTo(10);
            assertThat(end.opened()).isZero();
            assertThat(agent.requestsWith("")).isEmpty();
        }
    }
}
