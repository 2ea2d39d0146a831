package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.results.inference.Intervals.Interval;
import org.apache.commons.math3.special.Beta;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    private static final double HALF_OF_FOURTH_DIGIT = 5.1e-5;

    @Nested
    class Published_tables {
        // Newcombe, Statistics in Medicine 17 (1998) 857-872, Table I: 81/263, 15/148, 0/20, 1/29 at 95 %.
        @ParameterizedTest
        @CsvSource({
            "81, 263, 0.2553, 0.3662, 0.2527, 0.3676",
            "15, 148, 0.0624, 0.1605, 0.0578, 0.1617",
            "0, 20, 0, 0.1611, 0, 0.1684",
            "1, 29, 0.0061, 0.1718, 0.0009, 0.1776"
        })
        void newcombe_1998(double x, double n, double wl, double wu, double cl, double cu) {
            assertEnds(Intervals.wilson(x, n, 0.05), wl, wu, HALF_OF_FOURTH_DIGIT);
            assertEnds(Intervals.clopperPearson(x, n, 0.05), cl, cu, HALF_OF_FOURTH_DIGIT);
        }

        // apache/commons-statistics, BinomialConfidenceIntervalTest (there to 1e-15); here to 1e-11.
        @Test
        void commons_statistics_50_of_500() {
            assertEnds(Intervals.wilson(50, 500, 0.1), 0.0800391858824593, 0.12426638582141426, 1e-11);
            assertEnds(Intervals.clopperPearson(50, 500, 0.1), 0.07873857004520295, 0.1248658074138089, 1e-11);
        }

        // The same test class: 0 of 10, 3 of 10, 0 of 19436 (issue MATH-1421).
        @Test
        void commons_statistics_small_and_zero() {
            assertEnds(Intervals.wilson(0, 10, 0.05), 0, 0.27753279986288926, 1e-11);
            assertEnds(Intervals.clopperPearson(0, 10, 0.05), 0, 0.3084971078187608, 1e-11);
            assertEnds(Intervals.wilson(3, 10, 0.05), 0.10779126740630104, 0.6032218525388546, 1e-11);
            assertEnds(Intervals.clopperPearson(3, 10, 0.05), 0.06673951117773447, 0.6524528500599972, 1e-11);
            assertEnds(Intervals.wilson(0, 19436, 0.05), 0, 0.00019760751798472573, 1e-14);
            assertEnds(Intervals.clopperPearson(0, 19436, 0.05), 0, 0.0001897782161226719, 1e-14);
        }

        // R DescTools BinomCI(100, 200, sides), as kept in the tests of statsmodels: one-sided 95 %.
        @Test
        void desctools_one_sided() {
            assertThat(Intervals.lowerBound(100, 200, 0.05)).isCloseTo(0.439641, within(5.1e-7));
            assertThat(Intervals.upperBound(100, 200, 0.05)).isCloseTo(0.560359, within(5.1e-7));
            assertEnds(Intervals.wilson(100, 200, 0.1), 0.442235, 0.557765, 5.1e-7);
        }

        // Wilks, Annals of Mathematical Statistics 12 (1941): 29, 59 and 299 are the published ones.
        @ParameterizedTest
        @CsvSource({"0.80, 14", "0.90, 29", "0.95, 59", "0.99, 299", "0.999, 2995"})
        void least_number_without_a_bad_event(double target, double least) {
            assertThat(Intervals.leastAllGood(target, 0.05)).isEqualTo(least);
            assertThat(Intervals.lowerBound(least, least, 0.05)).isGreaterThanOrEqualTo(target);
            assertThat(Intervals.lowerBound(least - 1, least - 1, 0.05)).isLessThan(target);
        }

        // ceil(S z^2 / (1 - S)) with z = 1.6449: the same question for Wilson's bound.
        @ParameterizedTest
        @CsvSource({"0.80, 11", "0.90, 25", "0.95, 52", "0.99, 268", "0.999, 2703"})
        void least_number_for_wilson(double target, double least) {
            assertThat(Intervals.leastAllGoodWilson(target, 0.05)).isEqualTo(least);
            assertThat(Intervals.wilson(least, least, 0.1).lower()).isGreaterThanOrEqualTo(target);
            assertThat(Intervals.wilson(least - 1, least - 1, 0.1).lower()).isLessThan(target);
        }
    }

    @Test
    void edges_are_exact() {
        assertThat(Intervals.clopperPearson(0, 10, 0.05).lower()).isZero();
        assertThat(Intervals.clopperPearson(10, 10, 0.05).upper()).isEqualTo(1);
        assertThat(Intervals.wilson(0, 19436, 0.05).lower()).isZero();
        assertThat(Intervals.wilson(7, 7, 0.05).upper()).isEqualTo(1);
    }

    @Test
    void no_events_say_nothing() {
        assertThat(Intervals.lowerBound(0, 0, 0.05)).isZero();
        assertThat(Intervals.upperBound(0, 0, 0.05)).isEqualTo(1);
        assertThat(Intervals.wilson(0, 0, 0.05)).isEqualTo(new Interval(0, 1));
        assertThat(Intervals.pBelow(0, 0, 0.9)).isEqualTo(1);
    }

    // The definition: the chance of x or more (x or fewer) events at the lower (upper) bound is alpha. At n = 10^6 the
    // logarithms of the gamma function cost about ten digits, hence the tolerance.
    @ParameterizedTest
    @CsvSource({
        "1000000, 990000, 0.05, 1e-7",
        "1000000, 3, 0.05, 1e-7",
        "1000000, 1, 0.0001, 1e-7",
        "5000, 2500, 1e-9, 1e-9",
        "40, 1, 1e-12, 1e-9",
        "17.25, 11.75, 0.05, 1e-12"
    })
    void bounds_solve_their_definition(double n, double x, double alpha, double tolerance) {
        double upper = Intervals.upperBound(x, n, alpha);
        double lower = Intervals.lowerBound(x, n, alpha);
        assertThat(Intervals.pBelow(x, n, upper) / alpha).isCloseTo(1, within(tolerance));
        assertThat(Beta.regularizedBeta(lower, x, n - x + 1) / alpha).isCloseTo(1, within(tolerance));
        assertThat(lower).isLessThan(x / n);
        assertThat(upper).isGreaterThan(x / n);
    }

    // Binomial tail by summation: P(X <= 2 | n = 5, p = 0.6) = 0.01024 + 0.0768 + 0.2304 = 0.31744.
    @Test
    void p_value_is_the_binomial_tail() {
        assertThat(Intervals.pBelow(2, 5, 0.6)).isCloseTo(0.31744, within(1e-14));
        assertThat(Intervals.pBelow(5, 5, 0.6)).isEqualTo(1);
    }

    @Test
    void p_value_and_upper_bound_agree() {
        for (int x = 0; x <= 60; x++) {
            boolean breached = Intervals.upperBound(x, 60, 0.05) < 0.8;
            assertThat(Intervals.pBelow(x, 60, 0.8) < 0.05).as("x = %d", x).isEqualTo(breached);
        }
    }

    @Test
    void impossible_counts_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Intervals.lowerBound(3, 2, 0.05))
                .withMessageContaining("x = 3.0, n = 2.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Intervals.upperBound(1, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Intervals.wilson(Double.NaN, 2, 0.05));
    }

    private static void assertEnds(Interval interval, double lower, double upper, double tolerance) {
        assertThat(interval.lower()).isCloseTo(lower, within(tolerance));
        assertThat(interval.upper()).isCloseTo(upper, within(tolerance));
    }
}
