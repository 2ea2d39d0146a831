package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    // R: p.adjust(c(.001, .002, .003, .004, .005, .05, .06, .07, .08, .09), "holm"); also in the tests of statsmodels.
    @Test
    void adjusts_like_r() {
        double[] adjusted = Holm.adjust(.001, .002, .003, .004, .005, .05, .06, .07, .08, .09);
        assertThat(adjusted)
                .containsExactly(new double[] {.01, .018, .024, .028, .03, .25, .25, .25, .25, .25}, within(1e-12));
    }

    @Test
    void keeps_the_order_given_and_never_exceeds_one() {
        assertThat(Holm.adjust(0.9, 0.01, 0.8)).containsExactly(new double[] {1, 0.03, 1}, within(1e-15));
        assertThat(Holm.adjust()).isEmpty();
    }
}
