package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Clusters;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.Slo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the bounds err when the true share is exactly the target, where they err most. Promised: at most 5 %.
 *
 * <p>For independent events the chance is a sum of binomial probabilities and is computed, not simulated. For clustered
 * ones it is simulated: 2,000 runs, and with a true chance of 5 % more than 140 errors come in one of 10,000 such tests
 * (binomial: P(X > 140 | 2,000, 0.05) = 4e-5).
 */
class CoverageTest {
    private static final double ALPHA = 0.05;
    private static final int REPEATS = 2_000;
    private static final int MOST_ERRORS = 140;

    @ParameterizedTest
    @CsvSource({"50, 0.7", "300, 0.9", "300, 0.98", "1000, 0.99", "2000, 0.95"})
    void independent_events_promote_or_roll_back_wrongly_at_most_as_often_as_promised(int n, double share) {
        BinomialDistribution events = new BinomialDistribution(null, n, share);
        double promoted = 0;
        double rolledBack = 0;
        for (int good = 0; good <= n; good++) {
            if (Intervals.lowerBound(good, n, ALPHA) > share) {
                promoted += events.probability(good);
            }
            if (Intervals.upperBound(good, n, ALPHA) < share) {
                rolledBack += events.probability(good);
            }
        }
        assertThat(promoted).isBetween(0.005, ALPHA);
        assertThat(rolledBack).isBetween(0.005, ALPHA);
    }

    // The whole way from counts to the decision, seeded: 2,000 runs of 400 contacts at exactly 90 %. PROMOTE takes 371
    // good
    // ones or more (3.57 %: 71 expected), ROLL_BACK 349 or fewer (4.36 %: 87 expected). Either leaves 30 to 121 in
    // fewer
    // than one of 2,000 such tests.
    @Test
    void the_gate_promotes_an_agent_on_the_line_at_most_as_often_as_promised() {
        SplittableRandom random = new SplittableRandom(30);
        Slo slo = Runs.slo("o", "breachFree", "0.90", true);
        int promoted = 0;
        int rolledBack = 0;
        for (int run = 0; run < 2_000; run++) {
            long good = random.doubles(400).filter(u -> u < 0.9).count();
            Finding finding = Findings.of(
                    slo,
                    Runs.healthy()
                            .with("breachFree", new TreeMap<>(Map.of("p/s", new Ratio(good, 400))))
                            .snapshot(),
                    Runs.objectives(slo));
            Decision decision = Gate.of(List.of(), List.of(finding)).decision();
            promoted += decision == Decision.PROMOTE ? 1 : 0;
            rolledBack += decision == Decision.ROLL_BACK ? 1 : 0;
        }
        assertThat(promoted).isBetween(30, 121);
        assertThat(rolledBack).isBetween(30, 121);
    }

    // Shares of 60 segments drawn from Beta(0.7 c, 0.3 c), so that icc = 1 / (1 + c): 0.05, 0.2 and 0.5.
    @ParameterizedTest
    @CsvSource({"19", "4", "1"})
    void clustered_events_keep_the_promise_and_naive_bounds_do_not(double c) {
        SplittableRandom random = new SplittableRandom(31);
        int errors = 0;
        int naive = 0;
        for (int run = 0; run < REPEATS; run++) {
            List<Ratio> segments = segments(random, 0.7, c, 60, 20);
            Clusters clusters = Clusters.of(segments, ALPHA);
            double bound = Intervals.lowerBound(clusters.effectiveGood(), clusters.effectiveN(), ALPHA);
            errors += bound > 0.7 ? 1 : 0;
            Ratio total = clusters.total();
            naive += Intervals.lowerBound(total.good(), total.total(), ALPHA) > 0.7 ? 1 : 0;
        }
        assertThat(errors).isLessThanOrEqualTo(MOST_ERRORS);
        assertThat(naive).isGreaterThan(MOST_ERRORS);
    }

    private static List<Ratio> segments(SplittableRandom random, double mean, double c, int count, int size) {
        List<Ratio> segments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            segments.add(polya(random, mean * c, (1 - mean) * c, size));
        }
        return segments;
    }

    /** Pólya's urn with a white and b black to begin with: the good events of a segment are Beta-binomial. */
    private static Ratio polya(SplittableRandom random, double a, double b, int size) {
        int good = 0;
        for (int i = 0; i < size; i++) {
            if (random.nextDouble() * (a + b + i) < a + good) {
                good++;
            }
        }
        return new Ratio(good, size);
    }
}
