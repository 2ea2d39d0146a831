package dev.clamor.results.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AgainstBaselineTest {

    /**
     * Chow, Shao and Wang, Sample Size Calculations in Clinical Research, section 4.2: cure rates of 85 % and 65 %, margin
     * 10 %, one-sided 5 %, power 80 %: 25 on each side (with z rounded to 1.64 and 0.84; 24.3 with more digits).
     */
    @Test
    void sizes_agree_with_the_published_example() {
        assertThat(Math.ceil(AgainstBaseline.events(0.85, 0.65, 0.10, 0.05, 0.80)))
                .isEqualTo(25);
    }

    @Test
    void the_chance_at_the_size_asked_for_is_the_one_asked_for() {
        AgainstBaseline curve = curve(0.9, 0.05);
        double contacts = curve.guess(0.9);
        assertThat(curve.at(contacts).value()).isCloseTo(0.9, within(1e-9));
    }

    /**
     * The z-test with unpooled variance, simulated apart from the code: 4,000 repeats, standard error 0.005 at 0.9; a
     * distance of 0.02 is left in fewer than one of 10,000 such tests, were the approximation exact.
     */
    @Test
    void simulated_runs_show_it_as_often() {
        int n = (int) Math.ceil(AgainstBaseline.events(0.8, 0.8, 0.06, 0.05, 0.9));
        SplittableRandom random = new SplittableRandom(5);
        int shown = 0;
        for (int i = 0; i < 4_000; i++) {
            double p1 = share(random, n);
            double p2 = share(random, n);
            double error = Math.sqrt((p1 * (1 - p1) + p2 * (1 - p2)) / n);
            shown += p1 - p2 - 1.644854 * error > -0.06 ? 1 : 0;
        }
        assertThat(shown / 4_000.0).isCloseTo(0.9, within(0.02));
    }

    @Test
    void nothing_is_shown_with_a_margin_of_0_nor_by_a_few_flawless_events() {
        assertThat(curve(0.9, 0).at(1e6).value()).isZero();
        // Wilson, no bad event: (1 - 0.02) x 1.645^2 / 0.02 = 132.6
        assertThat(curve(1, 0.02).at(132).value()).isZero();
        assertThat(curve(1, 0.02).at(133).value()).isEqualTo(1);
    }

    private static AgainstBaseline curve(double rate, double margin) {
        return new AgainstBaseline(rate, margin, 1, new Effective(Collections.nCopies(1, 1.0), 0, 0.05));
    }

    private static double share(SplittableRandom random, int n) {
        return random.doubles(n).filter(u -> u < 0.8).count() / (double) n;
    }
}
