package dev.clamor.results.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.results.inference.Newcombe;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class AgainstBaselineTest {
    @Test
    void the_chance_at_the_size_asked_for_is_the_one_asked_for() {
        AgainstBaseline curve = curve(0.9, 0.05);
        double contacts = curve.guess(0.9);
        assertThat(curve.at(contacts).value()).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void nothing_is_shown_with_a_margin_of_0_nor_by_a_few_flawless_events() {
        assertThat(curve(0.9, 0).at(1e6).value()).isZero();
        // Wilson, no bad event: (1 - 0.02) x 1.645^2 / 0.02 = 132.6
        assertThat(curve(1, 0.02).at(132).value()).isZero();
        assertThat(curve(1, 0.02).at(133).value()).isEqualTo(1);
        assertThat(Newcombe.difference(132, 132, 132, 132, 0.1).lower()).isLessThan(-0.02);
        assertThat(Newcombe.difference(133, 133, 133, 133, 0.1).lower()).isGreaterThan(-0.02);
    }

    private static AgainstBaseline curve(double rate, double margin) {
        return new AgainstBaseline(rate, margin, 1, new Effective(Collections.nCopies(1, 1.0), 0, 0.05));
    }
}
