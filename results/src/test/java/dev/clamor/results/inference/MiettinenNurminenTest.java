package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.results.inference.Intervals.Interval;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiettinenNurminenTest {
    private static final double ALPHA = 0.05;
    private static final double FOURTH_DIGIT = 5.1e-5;

    // Examples (a), (b), (g) and (d) of Newcombe, Statistics in Medicine 17 (1998) 873-890, with the limits of the SAS
    // macros
    // in WUSS 2016, paper 127; (d) is also in the tests of R's ratesci. 95 %.
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0528, 0.3382, 0.0533, 0.3377",
        "9, 10, 3, 10, 0.1700, 0.8406, 0.1821, 0.8370",
        "10, 10, 0, 20, 0.7156, 1, 0.7225, 1",
        "5, 56, 0, 29, -0.0326, 0.1933, -0.0313, 0.1926"
    })
    void published_intervals(
            double x1, double n1, double x2, double n2, double lower, double upper, double meeLower, double meeUpper) {
        assertEnds(MiettinenNurminen.of(x1, n1, x2, n2).interval(ALPHA), lower, upper);
        assertEnds(MiettinenNurminen.mee(x1, n1, x2, n2).interval(ALPHA), meeLower, meeUpper);
    }

    // Without a margin the constrained shares are the pooled one, so the score is that of the pooled z test:
    // 40/50 against 30/50: (0.8 - 0.6) / sqrt(0.7 x 0.3 x (2/50)) = 0.2 / 0.0916515.
    @Test
    void without_a_margin_it_is_the_pooled_test() {
        assertThat(MiettinenNurminen.mee(40, 50, 30, 50).score(0)).isCloseTo(2.182179, within(5e-7));
        assertThat(MiettinenNurminen.of(40, 50, 30, 50).score(0)).isCloseTo(2.182179 * Math.sqrt(0.99), within(5e-7));
    }

    @Test
    void constrained_shares_solve_the_likelihood_equation() {
        MersenneTwister random = new MersenneTwister(11);
        for (int i = 0; i < 500; i++) {
            double n1 = 2 + random.nextInt(300);
            double n2 = 2 + random.nextInt(300);
            double x1 = n1 * (0.01 + 0.98 * random.nextDouble());
            double x2 = n2 * (0.01 + 0.98 * random.nextDouble());
            double delta = 1.8 * random.nextDouble() - 0.9;
            ConstrainedShares shares = ConstrainedShares.of(x1, n1, x2, n2, delta);
            double p = shares.first();
            double q = shares.second();
            assertThat(p - q).isCloseTo(delta, within(1e-12));
            double slope = x1 / p - (n1 - x1) / (1 - p) + x2 / q - (n2 - x2) / (1 - q);
            double bend =
                    x1 / (p * p) + (n1 - x1) / ((1 - p) * (1 - p)) + x2 / (q * q) + (n2 - x2) / ((1 - q) * (1 - q));
            assertThat(slope / bend).as("distance to the root").isCloseTo(0, within(1e-9));
        }
    }

    // The score must fall with delta at the edges too, where the closed form loses digits: else halving finds no end.
    @ParameterizedTest
    @CsvSource({
        "100000, 99990, 80000, 79990",
        "100000, 0, 3, 0",
        "50, 50, 60, 60",
        "2000, 1, 2000, 1999",
        "7.5, 7.4, 900.25, 900"
    })
    void the_score_falls_everywhere(double n1, double x1, double n2, double x2) {
        MiettinenNurminen compared = MiettinenNurminen.of(x1, n1, x2, n2);
        for (int i = -999; i < 999; i++) {
            assertThat(compared.score((i + 1) / 1000.0))
                    .as("delta = %s", i / 1000.0)
                    .isLessThan(compared.score(i / 1000.0));
        }
        for (double step = 1e-3; step > 1e-9; step /= 10) {
            double middle = compared.difference();
            if (middle + step < 1 && middle - step > -1) {
                assertThat(compared.score(middle + step)).isNegative();
                assertThat(compared.score(middle - step)).isPositive();
            }
        }
    }

    @Test
    void swapping_the_sides_negates_and_the_estimate_is_inside() {
        MersenneTwister random = new MersenneTwister(12);
        for (int i = 0; i < 300; i++) {
            double n1 = 1 + random.nextInt(100);
            double n2 = 1 + random.nextInt(100);
            double x1 = random.nextInt((int) n1 + 1);
            double x2 = random.nextInt((int) n2 + 1);
            MiettinenNurminen there = MiettinenNurminen.of(x1, n1, x2, n2);
            Interval interval = there.interval(ALPHA);
            Interval back = MiettinenNurminen.of(x2, n2, x1, n1).interval(ALPHA);
            assertThat(back.lower()).isCloseTo(-interval.upper(), within(1e-7));
            assertThat(back.upper()).isCloseTo(-interval.lower(), within(1e-7));
            assertThat(there.difference()).isBetween(interval.lower(), interval.upper());
            Interval mee = MiettinenNurminen.mee(x1, n1, x2, n2).interval(ALPHA);
            assertThat(mee.lower()).isGreaterThanOrEqualTo(interval.lower());
            assertThat(mee.upper()).isLessThanOrEqualTo(interval.upper());
        }
    }

    @Test
    void the_ends_rise_with_the_good_events_of_the_first_side() {
        for (int x = 1; x <= 40; x++) {
            Interval less = MiettinenNurminen.of(x - 1, 40, 17, 25).interval(ALPHA);
            Interval more = MiettinenNurminen.of(x, 40, 17, 25).interval(ALPHA);
            assertThat(more.lower()).as("x = %d", x).isGreaterThan(less.lower());
            assertThat(more.upper()).as("x = %d", x).isGreaterThan(less.upper());
        }
    }

    @Test
    void p_values_and_ends_agree() {
        for (int x = 0; x <= 40; x++) {
            MiettinenNurminen compared = MiettinenNurminen.of(x, 40, 30, 50);
            Interval interval = compared.interval(2 * ALPHA);
            assertThat(compared.pBelow(0.1) < ALPHA).as("x = %d", x).isEqualTo(interval.upper() < -0.1);
            assertThat(compared.pAbove(0.1) < ALPHA).as("x = %d", x).isEqualTo(interval.lower() > -0.1);
            assertThat(compared.pBelow(0.1) + compared.pAbove(0.1)).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void edges() {
        assertThat(MiettinenNurminen.of(0, 0, 3, 5).interval(ALPHA)).isEqualTo(new Interval(-1, 1));
        assertThat(MiettinenNurminen.of(0, 0, 3, 5).pBelow(0.1)).isEqualTo(1);
        assertThat(MiettinenNurminen.of(0.2, 0.4, 0.3, 0.5).interval(ALPHA)).isEqualTo(new Interval(-1, 1));
        assertThat(MiettinenNurminen.of(10, 10, 0, 20).interval(ALPHA).upper()).isEqualTo(1);
        assertThat(MiettinenNurminen.of(0, 20, 10, 10).interval(ALPHA).lower()).isEqualTo(-1);
        assertThat(MiettinenNurminen.of(7, 7, 9, 9).score(0)).isZero();
        assertThat(MiettinenNurminen.of(7, 7, 9, 9).pAbove(0.5)).isBetween(0.001, 0.1);
        assertThatIllegalArgumentException().isThrownBy(() -> MiettinenNurminen.of(8, 7, 1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MiettinenNurminen.of(1, 7, 1, 2).pBelow(1.5))
                .withMessage("margin: expected -1 to 1. Found: 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MiettinenNurminen.of(1, 7, 1, 2).interval(0));
    }

    private static void assertEnds(Interval interval, double lower, double upper) {
        assertThat(interval.lower()).isCloseTo(lower, within(FOURTH_DIGIT));
        assertThat(interval.upper()).isCloseTo(upper, within(FOURTH_DIGIT));
    }
}
