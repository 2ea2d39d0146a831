package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonInferiorityTest {
    // Chow, Shao and Wang, Sample Size Calculations in Clinical Research, 2nd edition 2008, page 90 (also
    // powerandsamplesize.com): 0.85 against 0.65, margin 0.10, alpha 0.05, power 0.80: 25 for each arm.
    @Test
    void example_of_the_textbook() {
        assertThat(Math.ceil(new NonInferiority(0.85, 0.65, 0.10).perRun(0.05, 0.80)))
                .isEqualTo(25);
    }

    // By the formula with z = 1.644854 + 0.841621: 6.182557 x 2 x 0.09 / 0.0004 = 2782.15; x 0.42 / 0.01 = 259.67.
    @ParameterizedTest
    @CsvSource({"0.9, 0.02, 2782.15", "0.7, 0.10, 259.67"})
    void equal_shares_divide_by_the_square_of_the_margin(double share, double margin, double expected) {
        assertThat(new NonInferiority(share, share, margin).perRun(0.05, 0.80)).isCloseTo(expected, within(0.01));
    }

    @Test
    void a_worse_truth_or_a_smaller_margin_or_more_power_costs_contacts() {
        double plain = new NonInferiority(0.9, 0.9, 0.05).perRun(0.05, 0.8);
        assertThat(new NonInferiority(0.88, 0.9, 0.05).perRun(0.05, 0.8)).isGreaterThan(plain);
        assertThat(new NonInferiority(0.9, 0.9, 0.04).perRun(0.05, 0.8)).isGreaterThan(plain);
        assertThat(new NonInferiority(0.9, 0.9, 0.05).perRun(0.05, 0.9)).isGreaterThan(plain);
        assertThat(new NonInferiority(0.9, 0.9, 0.05).perRun(0.025, 0.8)).isGreaterThan(plain);
    }

    @Test
    void number_and_power_are_each_others_answer() {
        NonInferiority question = new NonInferiority(0.88, 0.9, 0.05);
        for (double power : new double[] {0.1, 0.5, 0.8, 0.99}) {
            assertThat(question.power(question.perRun(0.05, power), 0.05)).isCloseTo(power, within(1e-9));
        }
    }

    // 2000 trials with a fixed seed: the power found has a standard error of at most sqrt(0.8 x 0.2 / 2000) = 0.009;
    // the formula is an approximation, so 0.04 is allowed: a false alarm by chance alone is beyond 4 standard errors,
    // below 1e-4 over seeds.
    @Test
    void the_number_gives_the_power_it_promises() {
        int n = (int) Math.ceil(new NonInferiority(0.8, 0.8, 0.08).perRun(0.05, 0.8));
        MersenneTwister random = new MersenneTwister(41);
        int passed = 0;
        for (int trial = 0; trial < 2000; trial++) {
            int first = good(random, n);
            int second = good(random, n);
            passed += Newcombe.difference(first, n, second, n, 0.1).lower() > -0.08 ? 1 : 0;
        }
        assertThat(passed / 2000.0).isCloseTo(0.8, within(0.04));
    }

    private static int good(MersenneTwister random, int n) {
        int good = 0;
        for (int i = 0; i < n; i++) {
            good += random.nextDouble() < 0.8 ? 1 : 0;
        }
        return good;
    }

    @Test
    void runs_without_spread_leave_no_doubt_and_a_power_below_alpha_costs_nothing() {
        NonInferiority flawless = new NonInferiority(1, 1, 0.02);
        assertThat(flawless.perRun(0.05, 0.8)).isZero();
        assertThat(flawless.power(1, 0.05)).isEqualTo(1);
        assertThat(new NonInferiority(0.9, 0.9, 0.02).perRun(0.05, 0.04)).isZero();
    }

    @Test
    void questions_without_an_answer_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NonInferiority(0.75, 1.5, 0.05))
                .withMessage("sample size: expected shares from 0 to 1. Found: 0.75 and 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NonInferiority(0.75, 0.875, 0.125))
                .withMessage("sample size: expected a margin of more than 0.125, the true difference. Found: 0.125");
    }
}
