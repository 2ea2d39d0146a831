package dev.clamor.results.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.archive.Manifests;
import dev.clamor.results.sizing.Demand;
import dev.clamor.results.sizing.Sizer;
import dev.clamor.results.sizing.Sizing;
import dev.clamor.results.sizing.Traffic;
import dev.clamor.results.slo.Slo;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Does the judge promote as often as the sizing says? Runs of the size it gives, made by Pólya's urn (another way to the
 * same law than the sizing's own), judged by the real judge.
 *
 * <p>300 runs each. With a chance of 0.9 fewer than {@value #LEAST_PROMOTED} are promoted with probability 1.3e-4
 * (binomial), so a right sizing fails here once in 1,100 seeds over all seven cases; the seed is fixed.
 */
class SizedRunsTest {
    private static final double WANTED = 0.9;
    private static final int RUNS = 300;
    private static final int LEAST_PROMOTED = 250;
    private static final Traffic TRAFFIC = new Traffic(2_000, 100, 120, 100, 0);

    @ParameterizedTest
    @CsvSource({
        "0.90, 0.95, SUITE, 0.00, 1, 1.0",
        "0.98, 0.995, SUITE, 0.00, 1, 0.7",
        "0.70, 0.85, POPULATION, 0.05, 180, 0.7",
        "0.90, 0.95, POPULATION, 0.05, 150, 0.3",
        "0.90, 0.97, POPULATION, 0.20, 100, 1.0",
        "0.98, 0.99, POPULATION, 0.05, 180, 1.0",
        "0.95, 1.00, POPULATION, 0.05, 80, 1.0"
    })
    void runs_of_the_size_it_gives_are_promoted_as_often_as_it_says(
            String target, double rate, Slo.Estimand estimand, double icc, int segments, double perContact) {
        Slo slo = new Slo("o", "breachFree", new BigDecimal(target), true, 0.95, 1, estimand, "");
        List<Double> each = Collections.nCopies(segments, perContact / segments);
        Demand demand = new Demand(slo, new Demand.Known(rate, "t"), new Demand.Known(icc, "t"), each, "t");
        Sizing sizing = Sizer.size(List.of(demand), TRAFFIC, WANTED);
        double contacts = sizing.together().contacts().orElseThrow();
        SplittableRandom random = new SplittableRandom(99);
        int promoted = 0;
        for (int run = 0; run < RUNS; run++) {
            promoted += promoted(slo, segments(random, each, contacts, rate, icc)) ? 1 : 0;
        }
        assertThat(promoted).isGreaterThanOrEqualTo(LEAST_PROMOTED);
    }

    private static boolean promoted(Slo slo, SortedMap<String, Ratio> segments) {
        return Judge.judge(
                                Runs.healthy().with("breachFree", segments).snapshot(),
                                Manifests.planned(Runs.CONTACTS),
                                Runs.objectives(slo))
                        .decision()
                == Decision.PROMOTE;
    }

    private static SortedMap<String, Ratio> segments(
            SplittableRandom random, List<Double> perContact, double contacts, double rate, double icc) {
        SortedMap<String, Ratio> segments = new TreeMap<>();
        for (int i = 0; i < perContact.size(); i++) {
            int size = poisson(random, perContact.get(i) * contacts);
            segments.put("p/s" + i, icc == 0 || rate == 1 ? alone(random, rate, size) : polya(random, rate, icc, size));
        }
        return segments;
    }

    /** Arrivals within a span of time, one exponential gap after the other. */
    private static int poisson(SplittableRandom random, double mean) {
        int count = 0;
        for (double at = -Math.log1p(-random.nextDouble()); at < mean; at -= Math.log1p(-random.nextDouble())) {
            count++;
        }
        return count;
    }

    private static Ratio alone(SplittableRandom random, double rate, int size) {
        return new Ratio(random.doubles(size).filter(u -> u < rate).count(), size);
    }

    private static Ratio polya(SplittableRandom random, double rate, double icc, int size) {
        double balls = (1 - icc) / icc;
        int good = 0;
        for (int i = 0; i < size; i++) {
            good += random.nextDouble() * (balls + i) < rate * balls + good ? 1 : 0;
        }
        return new Ratio(good, size);
    }
}
