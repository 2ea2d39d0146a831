package dev.clamor.results.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import dev.clamor.results.agreement.RoganGladen.Corrected;
import dev.clamor.results.agreement.RoganGladen.Share;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoganGladenTest {
    private static final double ALPHA = 0.05;

    /**
     * The five worked examples of Lang and Reiczigel (2014), as repeated with their printed intervals in the manual of the R
     * package asht, function prevSeSp; printed to two or three decimals.
     */
    @ParameterizedTest
    @CsvSource({
        "4060, 11284, 178, 179, 358, 359, 0.349, 0.372, 0.0005",
        "51, 2971, 32, 33, 20, 20, 0, 0.053, 0.0005",
        "711.72, 11862, 8, 10, 12, 12, 0, 0.147, 0.0005",
        "259, 509, 84, 127, 96, 109, 0.58, 0.87, 0.005",
        "51, 509, 23, 41, 187, 195, 0.037, 0.195, 0.0005"
    })
    void intervals_are_those_of_the_published_examples(
            double yes,
            double n,
            double tp,
            double p,
            double tn,
            double m,
            double lower,
            double upper,
            double printed) {
        Corrected found = RoganGladen.correct(new Share(yes / n, n), new Share(tp / p, p), new Share(tn / m, m), ALPHA)
                .orElseThrow();
        assertThat(found.lower()).isCloseTo(lower, offset(printed));
        assertThat(found.upper()).isCloseTo(upper, offset(printed));
    }

    /**
     * 23 of 150 cows positive, sensitivity 0.96, specificity 0.89: 5.1 per 100 (example of epi.prev in the manual of the R
     * package epiR). 6 of 151 children, 0.964 and 0.927: 0, after clipping (the same).
     */
    @Test
    void estimates_are_those_of_the_published_examples_and_never_outside_0_and_1() {
        assertThat(value(23.0 / 150, 0.96, 0.89)).isCloseTo(0.051, offset(0.0005));
        assertThat(value(6.0 / 151, 0.964, 0.927)).isZero();
        assertThat(value(0.99, 0.9, 0.9)).isEqualTo(1);
    }

    @Test
    void a_perfect_reading_changes_nothing() {
        assertThat(value(0.37, 1, 1)).isCloseTo(0.37, offset(1e-12));
    }

    @Test
    void a_reading_no_better_than_chance_is_refused() {
        assertThat(RoganGladen.correct(new Share(0.4, 100), new Share(0.6, 50), new Share(0.4, 50), ALPHA))
                .isEmpty();
        assertThat(RoganGladen.correct(new Share(0.4, 100), new Share(0.3, 50), new Share(0.5, 50), ALPHA))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(1.1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(0.5, 0));
    }

    /**
     * Labels from elsewhere, 1,000 times each. With a coverage of exactly 95 % fewer than 929 are covered with probability
     * 0.2 % (binomial); the seed is fixed.
     */
    @ParameterizedTest
    @CsvSource({"0.3, 0.85, 0.9", "0.05, 0.9, 0.97", "0.8, 0.75, 0.8"})
    void the_interval_covers_the_truth_at_its_level(double p, double se, double sp) {
        Random random = new Random(20_240_917);
        int covered = 0;
        for (int i = 0; i < 1_000; i++) {
            double yes = binomial(random, 500, p * se + (1 - p) * (1 - sp));
            double tp = binomial(random, 80, se);
            double tn = binomial(random, 80, sp);
            Corrected found = RoganGladen.correct(
                            new Share(yes / 500, 500), new Share(tp / 80, 80), new Share(tn / 80, 80), ALPHA)
                    .orElseThrow();
            covered += found.lower() <= p && p <= found.upper() ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(929);
    }

    private static double value(double apparent, double se, double sp) {
        return RoganGladen.correct(new Share(apparent, 150), new Share(se, 1_000), new Share(sp, 1_000), ALPHA)
                .orElseThrow()
                .value();
    }

    private static int binomial(Random random, int n, double p) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            count += random.nextDouble() < p ? 1 : 0;
        }
        return count;
    }
}
