package dev.clamor.results.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.clamor.results.inference.GroupSequential.Shape;
import dev.clamor.results.inference.SequentialRatio.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods that look more than once. Every comparison with a published value goes into a table under target/. */
class SequentialTest {
    private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

    /** Ours is the published value to within half a unit of its last digit, or as said. */
    private static void published(
            String method, String input, double published, double ours, double by, String source) {
        TABLE.add(String.format(
                Locale.ROOT, "%s\t%s\t%s\t%.8f\t%s", method, input, Double.toString(published), ours, source));
        assertThat(ours).as(method + " " + input).isCloseTo(published, within(by));
    }

    @AfterAll
    static void table() throws IOException {
        Path out = Path.of("target", "inference", "sequential-values.tsv");
        Files.createDirectories(out.getParent());
        List<String> lines = new ArrayList<>(List.of("method\tinput\tpublished\tours\tsource"));
        TABLE.stream().sorted().forEach(lines::add);
        Files.write(out, lines);
    }

    @Nested
    class Sequential_probability_ratio {
        // NIST/SEMATECH e-Handbook 6.2.6: p0 .01, p1 .10, alpha .05, beta .10 gives lines -0.939 and 1.205 with slope
        // 0.0397.
        @Test
        void the_lines_are_those_of_the_handbook() {
            SequentialRatio test = new SequentialRatio(0.01, 0.10, 0.05, 0.10);
            String input = "p0 0.01, p1 0.10, alpha 0.05, beta 0.10: ";
            String nist = "NIST/SEMATECH e-Handbook 6.2.6";
            published("Wald SPRT", input + "h1", 0.939, test.fineBelow(), 5.1e-4, nist);
            published("Wald SPRT", input + "h2", 1.205, test.blownAbove(), 5.1e-4, nist);
            published("Wald SPRT", input + "slope", 0.0397, test.slope(), 5.1e-5, nist);
            assertThat(test.answer(0, 23)).isEqualTo(Answer.UNDECIDED);
            assertThat(test.answer(0, 24)).isEqualTo(Answer.FINE);
            assertThat(test.answer(2, 19)).isEqualTo(Answer.BLOWN);
            assertThat(test.answer(2, 20)).isEqualTo(Answer.UNDECIDED);
            assertThat(test.answer(3, 45)).isEqualTo(Answer.BLOWN);
            assertThat(test.answer(3, 46)).isEqualTo(Answer.UNDECIDED);
        }

        // statlab/permute, tests of sprt: p0 .5, p1 .1, both errors .05; data [1, 1] gives the ratio 0.04, [0, 0] 3.24.
        // There p1 is the smaller one; here the two are named the other way round, and the ratio is its inverse.
        @Test
        void the_likelihood_ratio_is_that_of_permute() {
            SequentialRatio test = new SequentialRatio(0.1, 0.5, 0.05, 0.05);
            String source = "statlab/permute test_SPRT";
            published(
                    "SPRT likelihood ratio",
                    "p0 0.5, p1 0.1: 1, 1",
                    0.04,
                    Math.exp(-test.logRatio(2, 2)),
                    1e-12,
                    source);
            published(
                    "SPRT likelihood ratio",
                    "p0 0.5, p1 0.1: 0, 0",
                    3.24,
                    Math.exp(-test.logRatio(0, 2)),
                    1e-12,
                    source);
            assertThat(test.answer(2, 2)).isEqualTo(Answer.BLOWN);
            assertThat(test.answer(0, 2)).isEqualTo(Answer.UNDECIDED);
        }

        // Markov's inequality: the chance of so good a ratio at p1 is at most the ratio itself.
        @ParameterizedTest
        @CsvSource({"0.05, 0.10", "0.01, 0.02", "0.20, 0.30"})
        void what_it_calls_fine_meets_the_exact_bound_as_well(double fine, double blown) {
            SequentialRatio test = new SequentialRatio(fine, blown, 0.1, 0.025);
            for (int n = 1; n <= 2_000; n++) {
                for (long bad = 0; test.answer(bad, n) == Answer.FINE; bad++) {
                    assertThat(Intervals.pAbove(n - bad, n, 1 - blown)).isLessThan(0.025 / 0.9);
                }
            }
        }

        @Test
        void rates_out_of_order_are_refused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SequentialRatio(0.1, 0.1, 0.05, 0.05))
                    .withMessageContaining("fine < blown");
        }
    }

    @Nested
    class Beta_binomial_sequence {
        private static final String SOURCE = "gostevehoward/confseq, uniform_boundaries_unittest.cpp (1e-5)";
        private static final double BY = 1e-5;

        // There s = 10, v = 100 with g = 0.2, h = 0.8: n = v / (g h) = 625 and x = s + g n = 135, tuned to 625.
        @Test
        void the_mixtures_are_those_of_confseq() {
            BetaBinomialSequence two = new BetaBinomialSequence(0.05, 625, false);
            BetaBinomialSequence one = new BetaBinomialSequence(0.05, 625, true);
            String input = "s 10, v 100, v_opt 100, g 0.2, h 0.8";
            published("best_rho", "v 100, alpha 0.05", 12.60056, BetaBinomialSequence.bestRho(100, 0.05), BY, SOURCE);
            published(
                    "beta-binomial log mixture, two-sided",
                    input,
                    -0.6941012,
                    two.logMixture(0.2, 135, 625),
                    BY,
                    SOURCE);
            published(
                    "beta-binomial log mixture, one-sided",
                    input,
                    -0.07134019,
                    one.logMixture(0.2, 135, 625),
                    BY,
                    SOURCE);
        }

        // confseq, BernoulliConfidenceIntervalTest, all at alpha 0.05.
        @ParameterizedTest
        @CsvSource({
            "700, 1000, 100, 0.651629, 0.745949",
            "15, 50, 50, 0.129556, 0.511896",
            "5, 50, 50, 0.013021, 0.269264",
            "1, 50, 50, 0, 0.13489",
            "1, 2, 50, 0, 1",
            "100, 200, 1, 0.328923, 0.671076",
            "0, 1, 50, 0, 1",
            "1, 1, 50, 0, 1"
        })
        void the_intervals_are_those_of_confseq(long x, long n, double tuned, double lower, double upper) {
            BetaBinomialSequence sequence = new BetaBinomialSequence(0.05, tuned, false);
            String input = x + " of " + n + ", t_opt " + tuned + ", alpha 0.05: ";
            published("beta-binomial sequence", input + "lower", lower, sequence.lower(x, n), BY, SOURCE);
            published("beta-binomial sequence", input + "upper", upper, sequence.upper(x, n), BY, SOURCE);
        }

        @Test
        void one_sided_it_refutes_exactly_the_rates_below_its_lower_end() {
            BetaBinomialSequence sequence = new BetaBinomialSequence(0.01, 200, true);
            double lower = sequence.lower(40, 200);
            assertThat(lower).isBetween(0.10, 0.20);
            assertThat(sequence.refutes(lower - 1e-6, 40, 200)).isTrue();
            assertThat(sequence.refutes(lower + 1e-6, 40, 200)).isFalse();
            assertThat(sequence.refutes(0.3, 40, 200)).isFalse();
            assertThat(sequence.upper(40, 200)).isOne();
        }

        // Not simulated: the chance of ever crossing within 400 events at the rate itself, by dynamic programming.
        @ParameterizedTest
        @CsvSource({"0.02, 0.01", "0.10, 0.05", "0.30, 0.0025"})
        void a_rate_on_the_line_is_ever_refuted_with_at_most_the_stated_chance(double rate, double alpha) {
            BetaBinomialSequence sequence = new BetaBinomialSequence(alpha, 100, true);
            double[] alive = {1};
            double refuted = 0;
            for (int n = 1; n <= 400; n++) {
                double[] next = new double[n + 1];
                for (int bad = 0; bad < n; bad++) {
                    next[bad] += alive[bad] * (1 - rate);
                    next[bad + 1] += alive[bad] * rate;
                }
                for (int bad = 0; bad <= n; bad++) {
                    if (next[bad] > 0 && sequence.refutes(rate, bad, n)) {
                        refuted += next[bad];
                        next[bad] = 0;
                    }
                }
                alive = next;
            }
            assertThat(refuted).isBetween(alpha / 10, alpha);
        }

        @Test
        void a_chance_that_is_none_is_refused() {
            assertThatIllegalArgumentException().isThrownBy(() -> new BetaBinomialSequence(0, 10, true));
            assertThatIllegalArgumentException().isThrownBy(() -> new BetaBinomialSequence(0.5, 10, true));
        }
    }

    @Nested
    class Group_sequential_boundaries {
        // gsDesign's example of Deming (4 looks); Jennison and Turnbull (2000), Tables 2.1 and 2.3 (5 looks).
        @Test
        void obrien_fleming_is_as_published() {
            double[] four = GroupSequential.twoSided(Shape.OBRIEN_FLEMING, 4, 0.05);
            double[] five = GroupSequential.twoSided(Shape.OBRIEN_FLEMING, 5, 0.05);
            List<Double> ofFour = List.of(4.05, 2.86, 2.34, 2.02);
            List<Double> ofFive = List.of(4.562, 3.226, 2.634, 2.281, 2.040);
            for (int k = 0; k < 4; k++) {
                published(
                        "O'Brien-Fleming",
                        "two-sided 5 %, K 4, look " + (k + 1),
                        ofFour.get(k),
                        four[k],
                        5.1e-3,
                        "gsDesign (Deming)");
            }
            for (int k = 0; k < 5; k++) {
                published(
                        "O'Brien-Fleming",
                        "two-sided 5 %, K 5, look " + (k + 1),
                        ofFive.get(k),
                        five[k],
                        1.1e-3,
                        "Jennison and Turnbull (2000)");
            }
        }

        @Test
        void pocock_is_as_published() {
            double[] five = GroupSequential.twoSided(Shape.POCOCK, 5, 0.05);
            for (int k = 0; k < 5; k++) {
                published(
                        "Pocock",
                        "two-sided 5 %, K 5, look " + (k + 1),
                        2.413,
                        five[k],
                        5.1e-4,
                        "Jennison and Turnbull (2000)");
            }
        }

        // Armitage, McPherson and Rowe (1969), as in the tests of gsDesign: looking each time with 1.96.
        @ParameterizedTest
        @CsvSource({"2, 0.083, 0.042", "4, 0.126, 0.063", "10, 0.193, 0.097", "20, 0.248, 0.124"})
        void naive_peeking_errs_as_published(int looks, double either, double above) {
            double[] naive = new double[looks];
            java.util.Arrays.fill(naive, 1.959963984540054);
            String source = "Armitage, McPherson and Rowe (1969); gsDesign test-base.R";
            published(
                    "naive peeking, two-sided",
                    "5 %, looks " + looks,
                    either,
                    GroupSequential.crossing(naive, true),
                    5.1e-4,
                    source);
            published(
                    "naive peeking, one-sided",
                    "2.5 %, looks " + looks,
                    above,
                    GroupSequential.crossing(naive, false),
                    5.1e-4,
                    source);
        }

        @ParameterizedTest
        @CsvSource({"1, 0.05", "2, 0.05", "4, 0.05", "20, 0.05", "4, 0.001", "3, 0.4"})
        void one_sided_boundaries_spend_what_they_may(int looks, double alpha) {
            for (Shape shape : Shape.values()) {
                double[] z = GroupSequential.oneSided(shape, looks, alpha);
                assertThat(GroupSequential.crossing(z, false)).isCloseTo(alpha, within(1e-7));
            }
        }

        @Test
        void one_look_is_the_usual_test() {
            // R: qnorm(0.95) = 1.644854
            assertThat(GroupSequential.oneSided(Shape.POCOCK, 1, 0.05))
                    .containsExactly(new double[] {1.644854}, within(1e-6));
        }

        @Test
        void looks_out_of_range_are_refused() {
            assertThatIllegalArgumentException().isThrownBy(() -> GroupSequential.oneSided(Shape.POCOCK, 21, 0.05));
        }
    }

    @Nested
    class Curtailed {
        private static final BigDecimal TARGET = new BigDecimal("0.99");

        // By hand: the budget of 1,000 at 99 % is 10, so the 11th bad event is one too many.
        @Test
        void the_plain_budget_is_an_integer() {
            TABLE.add("curtailment, budget\tN 1000, S 0.99\t10\t" + Curtailment.budget(1000, TARGET) + "\tby hand");
            assertThat(Curtailment.budget(1000, TARGET)).isEqualTo(10);
            assertThat(Curtailment.lost(10, 1000, TARGET)).isFalse();
            assertThat(Curtailment.lost(11, 1000, TARGET)).isTrue();
            assertThat(Curtailment.budget(10, new BigDecimal("0.9"))).isOne();
        }

        @Test
        void the_bound_leaves_a_smaller_budget_and_says_exactly_when_it_is_spent() {
            for (long planned : List.of(58L, 59L, 100L, 299L, 1000L)) {
                long most = Curtailment.mostBad(planned, 0.95, 0.05);
                assertThat(most).isLessThanOrEqualTo(Curtailment.budget(planned, new BigDecimal("0.95")));
                if (most >= 0) {
                    assertThat(Intervals.lowerBound(planned - most, planned, 0.05))
                            .isGreaterThanOrEqualTo(0.95);
                }
                assertThat(Intervals.lowerBound(planned - most - 1, planned, 0.05))
                        .isLessThan(0.95);
            }
            // Wilks: 59 events without a bad one are needed for 95 % with 95 % confidence
            assertThat(Curtailment.mostBad(58, 0.95, 0.05)).isEqualTo(-1);
            assertThat(Curtailment.mostBad(59, 0.95, 0.05)).isZero();
        }

        @Test
        void fewer_effective_events_at_the_same_share_never_have_a_higher_bound() {
            for (double share : List.of(0.55, 0.8, 0.95, 0.99)) {
                double before = 0;
                for (double n = 2; n < 3_000; n *= 1.1) {
                    double bound = Intervals.lowerBound(share * n, n, 0.05);
                    assertThat(bound).isGreaterThanOrEqualTo(before);
                    before = bound;
                }
            }
        }
    }
}
