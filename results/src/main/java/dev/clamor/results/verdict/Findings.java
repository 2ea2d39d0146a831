package dev.clamor.results.verdict;

import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.inference.Clusters;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.BurnWindow;
import dev.clamor.results.slo.BurnWindows;
import dev.clamor.results.slo.ErrorBudgets;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Judges one objective from its counts.
 *
 * <p>MET when the one-sided lower bound is at least the target, BREACHED when the upper bound is below it, otherwise, and
 * with fewer valid events than asked for, INCONCLUSIVE. Bounds are Clopper and Pearson's: on the counted events for the
 * estimand {@code suite}, on the effective ones of {@link Clusters} for {@code population}. Slices of time are taken to be
 * {@value MetricsConfig#DEFAULT_SLICE_SECONDS} seconds wide, as the metrics count them.
 */
final class Findings {
    private static final String EXACT = "Clopper-Pearson, one-sided";
    private static final String EFFECTIVE = "Korn-Graubard on persona x scenario, one-sided";
    private static final String COUNTED = "Clopper-Pearson on the number of segments, one-sided";
    private static final double MICROS_PER_SECOND = 1e6;

    private Findings() {}

    /** The finding; an indicator that was not counted has no events. */
    static Finding of(Slo slo, MetricsSnapshot snapshot) {
        SliCounts counts = snapshot.slis().get(slo.sli());
        Ratio events = counts == null ? Ratio.NONE : counts.total();
        SortedMap<String, Ratio> segments = counts == null ? new TreeMap<>() : counts.bySegment();
        SortedMap<Integer, Ratio> slices = counts == null ? new TreeMap<>() : counts.bySlice();
        return of(slo, events, segments, windows(slo, slices, snapshot));
    }

    private static Finding of(Slo slo, Ratio events, SortedMap<String, Ratio> segments, List<BurnWindow> windows) {
        double alpha = 1 - slo.confidence();
        double target = slo.target().doubleValue();
        boolean population = slo.estimand() == Slo.Estimand.POPULATION;
        Clusters clusters = Clusters.of(segments.values(), alpha);
        double n = population ? Math.min(clusters.effectiveN(), events.total()) : events.total();
        double x = events.total() == 0 ? 0 : Math.min(n, n * events.good() / events.total());
        double lower = n == 0 ? 0 : Intervals.lowerBound(x, n, alpha);
        double upper = n == 0 ? 1 : Intervals.upperBound(x, n, alpha);
        State state = state(slo, events, lower, upper);
        Finding bare = new Finding(
                slo,
                events.good(),
                events.total(),
                clusters.clusters(),
                events.value().orElse(Double.NaN),
                clusters.icc(),
                population ? clusters.deff() : 1,
                n,
                method(population, clusters),
                lower,
                upper,
                n == 0 ? 1 : Intervals.pBelow(x, n, target),
                Display.of(slo.estimand(), events, segments.values()),
                ErrorBudgets.of(events, slo.target(), lower, upper),
                windows,
                state,
                "");
        return withBecause(bare, Sentences.of(bare, population && clusters.counted()));
    }

    private static State state(Slo slo, Ratio events, double lower, double upper) {
        double target = slo.target().doubleValue();
        if (events.total() < slo.minimumEvents()) {
            return State.INCONCLUSIVE;
        }
        if (lower >= target) {
            return State.MET;
        }
        return upper < target ? State.BREACHED : State.INCONCLUSIVE;
    }

    private static String method(boolean population, Clusters clusters) {
        if (!population) {
            return EXACT;
        }
        return clusters.counted() ? COUNTED : EFFECTIVE;
    }

    private static List<BurnWindow> windows(Slo slo, SortedMap<Integer, Ratio> slices, MetricsSnapshot snapshot) {
        int width = MetricsConfig.DEFAULT_SLICE_SECONDS;
        double seconds =
                snapshot.end().map(e -> e.atMicros() / MICROS_PER_SECOND).orElse(0.0);
        int last = slices.isEmpty() ? 0 : slices.lastKey() + 1;
        return BurnWindows.of(slices, slo.target(), width, Math.max(last, (int) Math.ceil(seconds / width)));
    }

    private static Finding withBecause(Finding f, String because) {
        return new Finding(
                f.slo(),
                f.good(),
                f.total(),
                f.clusters(),
                f.estimate(),
                f.icc(),
                f.deff(),
                f.effectiveN(),
                f.method(),
                f.lower(),
                f.upper(),
                f.pBreach(),
                f.display(),
                f.budget(),
                f.windows(),
                f.state(),
                because);
    }
}
