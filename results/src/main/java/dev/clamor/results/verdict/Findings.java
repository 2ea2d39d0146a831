package dev.clamor.results.verdict;

import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.Budget;
import dev.clamor.results.slo.BurnWindow;
import dev.clamor.results.slo.BurnWindows;
import dev.clamor.results.slo.ErrorBudgets;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.ProductionReading;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges one objective from its counts.
 *
 * <p>MET when the one-sided lower bound is at least the target, BREACHED when the upper bound is below it, otherwise, and
 * with fewer valid events than asked for, INCONCLUSIVE. Bounds are Clopper and Pearson's on the effective number of events
 * that {@link EffectiveEvents} finds. Slices of time are counted {@value MetricsConfig#DEFAULT_SLICE_SECONDS} seconds wide.
 */
final class Findings {
    private static final double MICROS_PER_SECOND = 1e6;

    private Findings() {}

    /** The finding over the whole run. */
    static Finding of(Slo slo, MetricsSnapshot snapshot, Objectives objectives) {
        return of(slo, snapshot.slis().get(slo.sli()), seconds(snapshot), objectives);
    }

    /**
     * The finding over some events of a run; an indicator that was not counted has none.
     *
     * @param counts the events of the objective's indicator
     * @param seconds length of the run, 0 if unknown
     */
    static Finding of(Slo slo, @Nullable SliCounts counts, double seconds, Objectives objectives) {
        EffectiveEvents evidence = EffectiveEvents.of(slo, counts);
        Ratio events = evidence.events();
        double alpha = 1 - slo.confidence();
        double n = evidence.n();
        double x = evidence.good();
        double lower = n == 0 ? 0 : Intervals.lowerBound(x, n, alpha);
        double upper = n == 0 ? 1 : Intervals.upperBound(x, n, alpha);
        Budget budget = ErrorBudgets.of(events, slo.target(), lower, upper);
        Finding bare = new Finding(
                slo,
                events.good(),
                events.total(),
                evidence.clusters(),
                events.value().orElse(Double.NaN),
                evidence.icc(),
                evidence.deff(),
                n,
                evidence.method(),
                lower,
                upper,
                n == 0 ? 1 : Intervals.pBelow(x, n, slo.target().doubleValue()),
                Display.of(slo, evidence, counts),
                budget,
                windows(slo, evidence, seconds),
                ProductionReading.of(slo, budget, objectives),
                state(slo, events, lower, upper),
                "");
        return withBecause(bare, Sentences.of(bare, evidence.counted()));
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

    /** Length of a run; 0 for one that was killed. */
    static double seconds(MetricsSnapshot snapshot) {
        return snapshot.end().map(e -> e.atMicros() / MICROS_PER_SECOND).orElse(0.0);
    }

    private static List<BurnWindow> windows(Slo slo, EffectiveEvents evidence, double seconds) {
        SortedMap<Integer, Ratio> slices = evidence.slices();
        int width = evidence.sliceSeconds();
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
                f.production(),
                f.state(),
                because);
    }
}
