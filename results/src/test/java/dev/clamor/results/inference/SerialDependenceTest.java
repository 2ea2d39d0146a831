package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerialDependenceTest {
    // By hand: 1 1 1 0 0 0 1 1 1 1, mean 0.7, squares 2.1; products 0.09 0.09 -0.21 0.49 0.49 -0.21 0.09 0.09 0.09 =
    // 1.01.
    // r = (1.01 / 9) / (2.1 / 10) = 0.534392; corrected (0.534392 x 9 + 1) / 6 = 0.968254.
    @Test
    void the_formula_by_hand() {
        assertThat(SerialDependence.of(List.of(1., 1., 1., 0., 0., 0., 1., 1., 1., 1.)))
                .isCloseTo(0.968254, within(1e-6));
    }

    @Test
    void values_that_are_all_alike_have_no_measurable_dependence() {
        assertThat(SerialDependence.of(Collections.nCopies(60, 1.0))).isZero();
        assertThat(SerialDependence.of(Collections.nCopies(60, 0.1))).isZero();
        assertThat(SerialDependence.of(List.of())).isZero();
    }

    @Test
    void alternating_values_are_worth_no_more_than_themselves() {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            values.add(i % 2.0);
        }
        assertThat(SerialDependence.of(values)).isZero();
        assertThat(SerialDependence.effective(100, 0)).isEqualTo(100);
    }

    // (1 - 0.5) / (1 + 0.5) = 1/3; with 0.8 a ninth.
    @ParameterizedTest
    @CsvSource({"300, 0, 300", "300, 0.5, 100", "90, 0.8, 10", "6, 0.999, 1", "4, 0, 1", "1, 0, 1", "0, 0, 0"})
    void effective_numbers(long n, double dependence, double effective) {
        assertThat(SerialDependence.effective(n, dependence)).isCloseTo(effective, within(1e-9));
    }

    // Two-state Markov chains, seeded: the mean of 400 estimates from 400 values. The standard error of one is about 1
    // /
    // sqrt(400) = 0.05, of the mean 0.0025; truncating at 0 adds up to 0.4 x 0.05 = 0.02 where the truth is 0. A band
    // of 4
    // standard errors fails in 1 of 15,000 tests of a right estimator, and 0.02 of remaining bias is allowed.
    @ParameterizedTest
    @CsvSource({"0, 0.03", "0.3, 0.02", "0.6, 0.02", "0.8, 0.02"})
    void the_estimate_is_nearly_unbiased(double dependence, double allowed) {
        SplittableRandom random = new SplittableRandom(46);
        double sum = 0;
        for (int run = 0; run < 400; run++) {
            sum += SerialDependence.of(chain(random, 0.7, dependence, 400));
        }
        assertThat(sum / 400).isCloseTo(dependence, within(allowed + 0.01));
    }

    /** A chain whose values are 1 with this probability and have this lag-1 autocorrelation. */
    private static List<Double> chain(SplittableRandom random, double mean, double dependence, int length) {
        List<Double> values = new ArrayList<>();
        double last = random.nextDouble() < mean ? 1 : 0;
        for (int i = 0; i < length; i++) {
            boolean keep = random.nextDouble() < dependence;
            last = keep ? last : random.nextDouble() < mean ? 1 : 0;
            values.add(last);
        }
        return values;
    }
}
