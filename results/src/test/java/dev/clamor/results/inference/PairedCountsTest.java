package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.results.inference.Intervals.Interval;
import java.util.List;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedCountsTest {
    private static final double ALPHA = 0.05;
    private static final double THIRD_DIGIT = 5.1e-4;
    private static final double FOURTH_DIGIT = 5.1e-5;

    /**
     * Bentur et al. (2009), the example of Fagerland, Lydersen and Laake, Statistics in Medicine 33 (2014) 2850-2875.
     */
    private static final PairedCounts BENTUR = new PairedCounts(1, 1, 7, 12);

    // The intervals Fagerland et al. print for it, three digits; also in the tests of R's ratesci.
    @Test
    void fagerland_2014() {
        assertEnds(BENTUR.wald(ALPHA), -0.520, -0.052, THIRD_DIGIT);
        assertEnds(BENTUR.bonettPrice(ALPHA), -0.508, -0.013, THIRD_DIGIT);
        assertEnds(BENTUR.tango(ALPHA), -0.517, -0.026, THIRD_DIGIT);
        assertEnds(BENTUR.newcombe(ALPHA), -0.507, -0.026, THIRD_DIGIT);
    }

    // Cavo et al. (2012) in chapter 8 of Fagerland, Lydersen and Laake, Statistical Analysis of Contingency Tables
    // (2017); the
    // digits are those of the book's R package contingencytables.
    @Test
    void fagerland_2017() {
        PairedCounts cavo = new PairedCounts(59, 6, 16, 80);
        assertEnds(cavo.wald(ALPHA), -0.1184, -0.0058, FOURTH_DIGIT);
        assertEnds(cavo.bonettPrice(ALPHA), -0.1195, -0.0032, FOURTH_DIGIT);
        assertEnds(cavo.tango(ALPHA), -0.1240, -0.0054, FOURTH_DIGIT);
        assertEnds(cavo.newcombe(ALPHA), -0.1186, -0.0046, FOURTH_DIGIT);
        assertThat(cavo.mcNemar()).isCloseTo(0.052479, within(5.1e-7));
        assertEnds(new PairedCounts(0, 3, 0, 0).tango(ALPHA), -0.1230, 1, FOURTH_DIGIT);
    }

    // Tango, Statistics in Medicine 17 (1998) 891-908, Table VII at 95 % and Table V at 90 %.
    @Test
    void tango_1998() {
        assertEnds(new PairedCounts(4, 9, 3, 16).tango(ALPHA), -0.027, 0.390, THIRD_DIGIT);
        assertEnds(new PairedCounts(43, 0, 1, 0).tango(0.1), -0.096, 0.037, THIRD_DIGIT);
    }

    // Newcombe, Statistics in Medicine 17 (1998) 2635-2650, method 10.
    @Test
    void newcombe_1998() {
        assertEnds(new PairedCounts(20, 12, 2, 16).newcombe(ALPHA), 0.0562, 0.3292, FOURTH_DIGIT);
    }

    // The tests of statsmodels, test_mcnemar_exact, with values of VassarStats, six digits.
    @ParameterizedTest
    @CsvSource({
        "121, 59, 0.000004",
        "70, 59, 0.378688",
        "80, 59, 0.089452",
        "30, 60, 0.002060",
        "10, 30, 0.002221",
        "10, 10, 1"
    })
    void mcnemar_of_vassarstats(long first, long second, double p) {
        assertThat(new PairedCounts(101, first, second, 33).mcNemar()).isCloseTo(p, within(5.1e-7));
    }

    // Binomial tails by hand: (12, 2): 2 (1 + 14 + 91) / 2^14; (9, 3): 2 (1 + 12 + 66 + 220) / 2^12; (1, 7): 2 (1 + 8)
    // / 2^8.
    @ParameterizedTest
    @CsvSource({"12, 2, 0.012939453125", "9, 3, 0.14599609375", "1, 7, 0.0703125"})
    void mcnemar_by_hand(long first, long second, double p) {
        assertThat(new PairedCounts(5, first, second, 5).mcNemar()).isCloseTo(p, within(1e-14));
    }

    @Test
    void swapping_the_runs_negates_and_the_estimate_is_inside() {
        MersenneTwister random = new MersenneTwister(21);
        for (int i = 0; i < 300; i++) {
            PairedCounts there = new PairedCounts(
                    random.nextInt(30), random.nextInt(15), random.nextInt(15), 1 + random.nextInt(20));
            PairedCounts back = new PairedCounts(there.both(), there.second(), there.first(), there.neither());
            assertMirrored(there.tango(ALPHA), back.tango(ALPHA), 1e-7);
            assertMirrored(there.newcombe(ALPHA), back.newcombe(ALPHA), 1e-12);
            assertMirrored(there.bonettPrice(ALPHA), back.bonettPrice(ALPHA), 1e-12);
            assertMirrored(there.wald(ALPHA), back.wald(ALPHA), 1e-12);
            assertThat(back.mcNemar()).isEqualTo(there.mcNemar());
            for (Interval interval : List.of(there.tango(ALPHA), there.newcombe(ALPHA), there.wald(ALPHA))) {
                assertThat(there.difference()).isBetween(interval.lower(), interval.upper());
                assertThat(interval.lower()).isGreaterThanOrEqualTo(-1);
                assertThat(interval.upper()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void the_ends_rise_as_contacts_move_from_the_second_run_to_the_first() {
        for (int b = 1; b <= 20; b++) {
            PairedCounts less = new PairedCounts(30, b - 1, 21 - b, 20);
            PairedCounts more = new PairedCounts(30, b, 20 - b, 20);
            assertThat(more.tango(ALPHA).lower())
                    .isGreaterThan(less.tango(ALPHA).lower());
            assertThat(more.tango(ALPHA).upper())
                    .isGreaterThan(less.tango(ALPHA).upper());
            assertThat(more.newcombe(ALPHA).lower())
                    .isGreaterThan(less.newcombe(ALPHA).lower());
        }
    }

    @Test
    void p_values_and_ends_agree() {
        for (int b = 0; b <= 20; b++) {
            PairedCounts pairs = new PairedCounts(30, b, 20 - b, 20);
            Interval interval = pairs.tango(2 * ALPHA);
            assertThat(pairs.pBelow(0.05) < ALPHA).as("b = %d", b).isEqualTo(interval.upper() < -0.05);
            assertThat(pairs.pAbove(0.05) < ALPHA).as("b = %d", b).isEqualTo(interval.lower() > -0.05);
        }
    }

    @Test
    void edges() {
        PairedCounts none = new PairedCounts(0, 0, 0, 0);
        for (Interval interval :
                List.of(none.tango(ALPHA), none.newcombe(ALPHA), none.bonettPrice(ALPHA), none.wald(ALPHA))) {
            assertThat(interval).isEqualTo(new Interval(-1, 1));
        }
        assertThat(none.mcNemar()).isEqualTo(1);
        assertThat(none.pAbove(0.1)).isEqualTo(1);
        // No contact differs: z^2 / (n + z^2) by Tango's score, z = 1.95996.
        assertEnds(new PairedCounts(8, 0, 0, 2).tango(ALPHA), -0.277533, 0.277533, 5e-7);
        assertThat(new PairedCounts(0, 0, 5, 0).tango(ALPHA).lower()).isEqualTo(-1);
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedCounts(1, -1, 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> BENTUR.pBelow(-2));
        assertThatIllegalArgumentException().isThrownBy(() -> BENTUR.newcombe(1));
    }

    private static void assertMirrored(Interval there, Interval back, double tolerance) {
        assertThat(back.lower()).isCloseTo(-there.upper(), within(tolerance));
        assertThat(back.upper()).isCloseTo(-there.lower(), within(tolerance));
    }

    private static void assertEnds(Interval interval, double lower, double upper, double tolerance) {
        assertThat(interval.lower()).isCloseTo(lower, within(tolerance));
        assertThat(interval.upper()).isCloseTo(upper, within(tolerance));
    }
}
