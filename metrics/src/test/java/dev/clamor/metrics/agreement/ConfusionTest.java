package dev.clamor.metrics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {
    private static final List<String> DIAGNOSES = List.of("psychosis", "neurosis", "organic");

    /**
     * Two raters, 100 patients: Fleiss, Statistical Methods for Rates and Proportions, 2nd edition 1981, section 13.1,
     * where kappa is given as 0.68 and its standard error, computed from that rounded kappa, as 0.087.
     */
    @Test
    void kappa_and_its_error_are_those_of_the_textbook() {
        Confusion confusion = fleiss();
        assertThat(confusion.total()).isEqualTo(100);
        assertThat(confusion.accuracy().orElseThrow()).isCloseTo(0.89, offset(1e-12));
        assertThat(confusion.kappa().orElseThrow()).isCloseTo(0.68, offset(0.005));
        assertThat(confusion.kappaError().orElseThrow()).isCloseTo(0.087, offset(0.001));
    }

    @Test
    void macro_f1_is_the_mean_over_the_classes_that_occur() {
        Confusion confusion = new Confusion(List.of("a", "b", "c", "d"));
        pairs(confusion, "a", "a", 6);
        pairs(confusion, "a", "b", 2);
        pairs(confusion, "b", "b", 1);
        pairs(confusion, "b", "c", 1);
        // F1: a 12/14, b 2/5, c 0, d in neither labels nor readings
        assertThat(confusion.macroF1().orElseThrow()).isCloseTo((12.0 / 14 + 2.0 / 5) / 3, offset(1e-12));
        assertThat(confusion.f1("d")).isEmpty();
    }

    // scikit-learn, sklearn/metrics/tests/test_classification.py: cohen_kappa_score of cells 20, 20, 10, 50 is 0.348
    // (Artstein and Poesio 2008, Table 1); matthews_corrcoef of cells 22, 3, 8, 17 is 0.57.
    @Test
    void kappa_and_matthews_correlation_are_those_of_scikit_learn() {
        Confusion artstein = cells(20, 20, 10, 50);
        assertThat(artstein.kappa().orElseThrow()).isCloseTo(0.348, offset(5.1e-4));
        Confusion iris = cells(22, 3, 8, 17);
        assertThat(iris.matthews().orElseThrow()).isCloseTo(0.57, offset(5.1e-3));
    }

    // scikit-learn: matthews_corrcoef([+1, +1, +1, -1], [+1, -1, +1, +1]) is -0.33 (its user guide), and of the labels
    // 0 0 1 1 2 2 read as 2 2 0 0 1 1 it is -0.5, read as 1 1 0 0 0 0 it is -12 / sqrt(24 x 16) (its tests).
    @Test
    void matthews_correlation_of_few_pairs_and_of_three_classes() {
        assertThat(cells(2, 1, 1, 0).matthews().orElseThrow()).isCloseTo(-0.33, offset(5.1e-3));
        assertThat(read("001122", "220011").matthews().orElseThrow()).isCloseTo(-0.5, offset(1e-12));
        assertThat(read("001122", "110000").matthews().orElseThrow())
                .isCloseTo(-12 / Math.sqrt(24 * 16), offset(1e-12));
        assertThat(read("012", "012").matthews().orElseThrow()).isCloseTo(1, offset(1e-12));
    }

    @Test
    void matthews_correlation_needs_two_classes_on_both_sides() {
        assertThat(new Confusion(List.of("0", "1")).matthews()).isEmpty();
        assertThat(read("012", "111").matthews()).isEmpty();
        assertThat(read("222", "012").matthews()).isEmpty();
    }

    @Test
    void full_agreement_is_one_without_error_and_independence_is_zero() {
        Confusion full = new Confusion(List.of("a", "b"));
        pairs(full, "a", "a", 3);
        pairs(full, "b", "b", 4);
        assertThat(full.kappa().orElseThrow()).isEqualTo(1);
        assertThat(full.kappaError().orElseThrow()).isZero();
        Confusion independent = new Confusion(List.of("a", "b"));
        pairs(independent, "a", "a", 6);
        pairs(independent, "a", "b", 3);
        pairs(independent, "b", "a", 4);
        pairs(independent, "b", "b", 2);
        assertThat(independent.kappa().orElseThrow()).isCloseTo(0, offset(1e-12));
    }

    @Test
    void where_nothing_can_be_said_nothing_is_said() {
        Confusion confusion = new Confusion(List.of("a", "b"));
        assertThat(confusion.accuracy()).isEmpty();
        assertThat(confusion.kappa()).isEmpty();
        assertThat(confusion.kappaError()).isEmpty();
        assertThat(confusion.macroF1()).isEmpty();
        confusion.add("a", "a");
        assertThat(confusion.accuracy().orElseThrow()).isEqualTo(1);
        assertThat(confusion.kappa()).isEmpty();
    }

    @Test
    void merged_parts_are_the_whole() {
        Confusion first = new Confusion(DIAGNOSES);
        Confusion second = new Confusion(DIAGNOSES);
        pairs(first, "psychosis", "neurosis", 2);
        pairs(second, "psychosis", "neurosis", 3);
        pairs(second, "organic", "organic", 1);
        first.merge(second);
        assertThat(first.count("psychosis", "neurosis")).isEqualTo(5);
        assertThat(first.total()).isEqualTo(6);
    }

    @Test
    void unknown_classes_are_refused() {
        Confusion confusion = new Confusion(List.of("a", "b"));
        assertThatIllegalArgumentException().isThrownBy(() -> confusion.add("a", "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> confusion.merge(new Confusion(List.of("a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Confusion(List.of("a", "a")));
    }

    @Test
    void the_table_shows_counts_and_figures() {
        assertThat(fleiss().table()).isEqualTo("""
                label \\ reading
                            (1)   (2)   (3)   all     F1
                psychosis    75     1     4    80  0.938
                neurosis      5     4     1    10  0.533
                organic       .     .    10    10  0.800
                pairs 100, accuracy 0.890, kappa 0.676 (standard error 0.088), Matthews 0.682, macro-F1 0.757
                """);
    }

    private static Confusion fleiss() {
        Confusion confusion = new Confusion(DIAGNOSES);
        pairs(confusion, "psychosis", "psychosis", 75);
        pairs(confusion, "psychosis", "neurosis", 1);
        pairs(confusion, "psychosis", "organic", 4);
        pairs(confusion, "neurosis", "psychosis", 5);
        pairs(confusion, "neurosis", "neurosis", 4);
        pairs(confusion, "neurosis", "organic", 1);
        pairs(confusion, "organic", "organic", 10);
        return confusion;
    }

    private static Confusion cells(int tp, int fn, int fp, int tn) {
        Confusion confusion = new Confusion(List.of("good", "bad"));
        pairs(confusion, "good", "good", tp);
        pairs(confusion, "good", "bad", fn);
        pairs(confusion, "bad", "good", fp);
        pairs(confusion, "bad", "bad", tn);
        return confusion;
    }

    /** One digit for each class, pair by pair. */
    private static Confusion read(String labels, String readings) {
        Confusion confusion = new Confusion(List.of("0", "1", "2"));
        for (int i = 0; i < labels.length(); i++) {
            confusion.add(labels.substring(i, i + 1), readings.substring(i, i + 1));
        }
        return confusion;
    }

    private static void pairs(Confusion confusion, String label, String reading, int times) {
        for (int i = 0; i < times; i++) {
            confusion.add(label, reading);
        }
    }
}
