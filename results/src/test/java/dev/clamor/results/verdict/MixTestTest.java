package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MixTestTest {
    // Mendel's peas, 315, 101, 108, 32 against 9:3:3:1: chi-square 0.470, 3 degrees of freedom, p = 0.925
    // (Snedecor and Cochran, Statistical Methods; R: chisq.test(c(315,101,108,32), p = c(9,3,3,1)/16)).
    @Test
    void mendels_peas() {
        double p = MixTest.pValue(
                new TreeMap<>(Map.of("a", 315L, "b", 101L, "c", 108L, "d", 32L)),
                Map.of("a", 9.0, "b", 3.0, "c", 3.0, "d", 1.0));
        assertThat(p).isCloseTo(0.9254, within(5.1e-5));
    }

    @Test
    void rare_cells_are_pooled() {
        // b and c expect 1 each and are pooled with a: one cell is left, which proves nothing.
        assertThat(MixTest.pValue(new TreeMap<>(Map.of("a", 2L, "b", 6L)), Map.of("a", 6.0, "b", 1.0, "c", 1.0)))
                .isEqualTo(1);
    }

    @Test
    void a_leftover_rare_cell_joins_the_last_one() {
        // Expected 4, 5, 91: the first is pooled with the second; 9 against 9 and 91 against 91 fit perfectly.
        assertThat(MixTest.pValue(
                        new TreeMap<>(Map.of("a", 0L, "b", 9L, "c", 91L)), Map.of("a", 4.0, "b", 5.0, "c", 91.0)))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void something_unplanned_is_no_match_and_nothing_is_no_answer() {
        assertThat(MixTest.pValue(new TreeMap<>(Map.of("a", 50L, "x", 1L)), Map.of("a", 1.0)))
                .isZero();
        assertThat(MixTest.pValue(new TreeMap<>(), Map.of("a", 1.0))).isNaN();
    }
}
