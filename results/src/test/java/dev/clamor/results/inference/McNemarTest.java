package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {
    // 2 (1 + 14 + 91) / 2^14, 2 (1 + 12 + 66 + 220) / 2^12, 2 (1 + 8) / 2^8
    @ParameterizedTest
    @CsvSource({"12, 2, 0.012939453125", "9, 3, 0.14599609375", "1, 7, 0.0703125", "0, 0, 1", "4, 4, 1"})
    void is_twice_the_tail_of_a_fair_coin(long first, long second, double p) {
        assertThat(McNemar.p(first, second)).isCloseTo(p, within(1e-14));
        assertThat(McNemar.p(second, first)).isEqualTo(McNemar.p(first, second));
    }

    @Test
    void the_more_lopsided_the_smaller() {
        for (int b = 10; b < 20; b++) {
            assertThat(McNemar.p(b + 1, 19 - b)).isLessThan(McNemar.p(b, 20 - b));
        }
    }

    // 2,000 pairs of runs of 200 contacts with a fixed seed. Two runs alike: rejected in at most 5 % (less, for the
    // test is
    // discrete); beyond 0.07 is 4 standard errors (0.0049), a false alarm below 1e-4 over seeds. A run whose shares are
    // a
    // tenth lower loses 28.3 of its contacts, the sum of 40 p (1.1 - p), and wins 8.3, that of 40 (1 - p)(p - 0.1).
    @Test
    void likeness_within_segments_does_not_make_it_too_sure() {
        MersenneTwister random = new MersenneTwister(17);
        int alike = 0;
        int worse = 0;
        for (int trial = 0; trial < 2000; trial++) {
            alike += rejected(random, 0) ? 1 : 0;
            worse += rejected(random, 0.1) ? 1 : 0;
        }
        assertThat(alike / 2000.0).isBetween(0.005, 0.07);
        assertThat(worse / 2000.0).isGreaterThan(0.5);
    }

    /** Five segments of forty contacts, hard and easy ones, each of which meets two runs. */
    private static boolean rejected(MersenneTwister random, double loss) {
        double[] shares = {0.15, 0.9, 0.98, 0.95, 0.97};
        long first = 0;
        long second = 0;
        for (double share : shares) {
            for (int contact = 0; contact < 40; contact++) {
                boolean before = random.nextDouble() < share;
                boolean after = random.nextDouble() < share - loss;
                first += before && !after ? 1 : 0;
                second += after && !before ? 1 : 0;
            }
        }
        return McNemar.p(first, second) < 0.05;
    }

    @Test
    void counts_below_zero_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> McNemar.p(3, -1))
                .withMessage("paired counts: expected none below 0. Found: 3, -1");
    }
}
