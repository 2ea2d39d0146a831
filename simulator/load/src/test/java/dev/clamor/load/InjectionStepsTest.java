package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InjectionStepsTest {
    private static final long SECOND = 1_000_000;

    @Test
    void short_runs_have_a_step_for_every_second() {
        InjectionSteps steps = new InjectionSteps(new long[] {100, SECOND, SECOND + 1, 4 * SECOND});
        assertThat(steps.steps()).hasSize(5);
        assertThat(steps.leadMicros()).isEqualTo(2 * SECOND);
        assertThat(steps.firstMicros()).isZero();
    }

    @Test
    void a_late_first_contact_is_waited_for_once() {
        InjectionSteps steps = new InjectionSteps(new long[] {30 * SECOND + 5});
        assertThat(steps.firstMicros()).isEqualTo(30 * SECOND);
    }

    /** A user can be started a whole step after its contact is due, when all of a step are due at its beginning. */
    @Test
    void the_lead_covers_a_step_however_long() {
        long day = 86_400 * SECOND;
        InjectionSteps steps =
                new InjectionSteps(LongStream.of(0, 1, 2, 7 * day).toArray());
        assertThat(steps.steps()).hasSizeLessThanOrEqualTo(2_001);
        assertThat(steps.leadMicros()).isGreaterThan(7 * day / 2_000);
    }
}
