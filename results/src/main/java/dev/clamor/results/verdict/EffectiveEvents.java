package dev.clamor.results.verdict;

import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.inference.Clusters;
import dev.clamor.results.inference.SerialDependence;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.slo.Timeslicing;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an objective's events are and how many independent ones they are worth.
 *
 * <p>Occurrences are worth themselves for the estimand {@code suite} and what {@link Clusters} says for {@code population}.
 * Slices of time are the suite's; because neighbouring ones are alike they are worth what {@link SerialDependence} says of
 * the greater of two dependences: that of their verdicts, and that of their shares of good events, which shows likeness
 * even where all verdicts are the same.
 *
 * @param events good and valid ones
 * @param slices the same events by index of a slice of the given width
 * @param sliceSeconds width of these slices
 * @param clusters segments with at least one event
 * @param icc intraclass correlation, NaN when it cannot be computed or slices are counted
 * @param deff events over effective events
 * @param n effective number of events
 * @param method how bounds are made of them
 * @param counted whether each segment counts as one event
 */
record EffectiveEvents(
        Ratio events,
        SortedMap<Integer, Ratio> slices,
        int sliceSeconds,
        int clusters,
        double icc,
        double deff,
        double n,
        String method,
        boolean counted) {
    private static final String EXACT = "Clopper-Pearson, one-sided";
    private static final String EFFECTIVE = "Korn-Graubard on persona x scenario, one-sided";
    private static final String COUNTED = "Clopper-Pearson on the number of segments, one-sided";
    private static final String SLICES =
            "Clopper-Pearson on the effective number of slices by lag-1 autocorrelation," + " one-sided";

    /** They; an indicator that was not counted has none. */
    static EffectiveEvents of(Slo slo, @Nullable SliCounts counts) {
        SortedMap<Integer, Ratio> slices = counts == null ? new TreeMap<>() : counts.bySlice();
        SortedMap<String, Ratio> segments = counts == null ? new TreeMap<>() : counts.bySegment();
        Clusters clusters = Clusters.of(segments.values(), 1 - slo.confidence());
        if (slo.budgeting() instanceof Budgeting.Timeslices timeslices) {
            return timeslices(timeslices, slices, clusters.clusters());
        }
        Ratio events = counts == null ? Ratio.NONE : counts.total();
        return slo.estimand() == Slo.Estimand.POPULATION
                ? population(events, slices, clusters)
                : suite(events, slices, clusters);
    }

    private static EffectiveEvents suite(Ratio events, SortedMap<Integer, Ratio> slices, Clusters clusters) {
        return new EffectiveEvents(
                events,
                slices,
                MetricsConfig.DEFAULT_SLICE_SECONDS,
                clusters.clusters(),
                clusters.icc(),
                1,
                events.total(),
                EXACT,
                false);
    }

    private static EffectiveEvents population(Ratio events, SortedMap<Integer, Ratio> slices, Clusters clusters) {
        return new EffectiveEvents(
                events,
                slices,
                MetricsConfig.DEFAULT_SLICE_SECONDS,
                clusters.clusters(),
                clusters.icc(),
                clusters.deff(),
                Math.min(clusters.effectiveN(), events.total()),
                clusters.counted() ? COUNTED : EFFECTIVE,
                clusters.counted());
    }

    private static EffectiveEvents timeslices(
            Budgeting.Timeslices budgeting, SortedMap<Integer, Ratio> counted, int clusters) {
        Timeslicing slicing = Timeslicing.of(counted, MetricsConfig.DEFAULT_SLICE_SECONDS, budgeting);
        Ratio events = slicing.total();
        double dependence = Math.max(
                dependence(slicing.verdicts().values()),
                dependence(slicing.shares().values()));
        double n = SerialDependence.effective(events.total(), dependence);
        return new EffectiveEvents(
                events,
                slicing.verdicts(),
                budgeting.sliceSeconds(),
                clusters,
                Double.NaN,
                n == 0 ? 1 : events.total() / n,
                n,
                SLICES,
                false);
    }

    private static double dependence(Collection<Ratio> slices) {
        return SerialDependence.of(
                slices.stream().map(r -> (double) r.good() / r.total()).toList());
    }

    /** Good events among the effective ones. */
    double good() {
        return events.total() == 0 ? 0 : Math.min(n, n * events.good() / events.total());
    }
}
