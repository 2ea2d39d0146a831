package dev.clamor.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.conversation.ReplyClass;
import org.junit.jupiter.api.Test;

class MoodTest {
    private static final LatencyBucket FAST = LatencyBucket.of(1_000_000);
    private static final LatencyBucket HALF_A_MINUTE = LatencyBucket.of(32_000_000);

    private final Mood mood = new Mood(-2.8, 1.2, 0.4, 0);

    @Test
    void frustration_rests_at_the_intercept() {
        // 1 / (1 + exp(2.8)) = 0.05732417589887
        assertThat(mood.frustration()).isCloseTo(0.057324175898868, within(1e-12));
    }

    @Test
    void shocks_leak_and_add_up() {
        mood.heard(ReplyClass.MISUNDERSTOOD, FAST);
        assertThat(mood.transientFrustration()).isCloseTo(1.2, within(1e-12));
        mood.heard(ReplyClass.LOOPING, HALF_A_MINUTE);
        // 0.4 * 1.2 + 1.2 * 1.5 + 0.70
        assertThat(mood.transientFrustration()).isCloseTo(2.98, within(1e-12));
        // 1 / (1 + exp(2.8 - 2.98))
        assertThat(mood.frustration()).isCloseTo(0.544878892375304, within(1e-9));
        assertThat(mood.failuresInARow()).isEqualTo(2);
    }

    @Test
    void relief_has_a_floor() {
        mood.heard(ReplyClass.RESOLVED, FAST);
        mood.heard(ReplyClass.RESOLVED, FAST);
        assertThat(mood.transientFrustration()).isEqualTo(-1.5);
    }

    @Test
    void a_clarification_leaves_the_row_and_progress_ends_it() {
        mood.heard(ReplyClass.DEFLECT, FAST);
        mood.heard(ReplyClass.CLARIFY, FAST);
        assertThat(mood.failuresInARow()).isEqualTo(1);
        mood.heard(ReplyClass.PROGRESS, FAST);
        assertThat(mood.failuresInARow()).isZero();
        assertThat(mood.failures()).isEqualTo(1);
        assertThat(mood.replies()).isEqualTo(3);
    }

    @Test
    void each_unresolved_contact_before_adds_to_the_resting_level() {
        // 1 / (1 + exp(2.8 - 2 * 0.77))
        assertThat(new Mood(-2.8, 1, 0.4, 2).frustration()).isCloseTo(0.220974, within(1e-6));
    }
}
