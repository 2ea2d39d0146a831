package dev.clamor.results.verdict;

import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.inference.ClusteredWilson;
import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.slo.Slo.Estimand;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interval for people to look at: two-sided, so that it holds the true share with the level as a chance, neither end
 * meant for a decision. States follow from the one-sided bounds of the finding, which lie closer where contacts are many.
 *
 * @param lower NaN without events
 * @param upper NaN without events
 * @param level chance that both ends together are right
 * @param method how it was made
 */
public record Display(double lower, double upper, double level, String method) {
    /** Level of every interval shown. */
    public static final double LEVEL = 0.95;

    private static final String INDEPENDENT = "Wilson, contacts taken as independent";
    private static final String CLUSTERED = "Wilson on persona x scenario";
    private static final String SLICES = "Wilson on the effective number of slices";

    /** Of the events of one objective: of its slices where it counts slices, otherwise as its estimand asks. */
    static Display of(Slo slo, EffectiveEvents evidence, @Nullable SliCounts counts) {
        if (slo.budgeting() instanceof Budgeting.Timeslices && evidence.n() > 0) {
            Intervals.Interval interval = Intervals.wilson(evidence.good(), evidence.n(), 1 - LEVEL);
            return new Display(interval.lower(), interval.upper(), LEVEL, SLICES);
        }
        Collection<Ratio> segments =
                counts == null ? List.of() : counts.bySegment().values();
        return of(slo.estimand(), evidence.events(), segments);
    }

    /** Of events, as the estimand asks; plain where there are no segments. */
    static Display of(Estimand estimand, Ratio events, Collection<Ratio> segments) {
        boolean clustered = estimand == Estimand.POPULATION && !segments.isEmpty();
        String method = clustered ? CLUSTERED : INDEPENDENT;
        if (events.total() == 0) {
            return new Display(Double.NaN, Double.NaN, LEVEL, method);
        }
        Intervals.Interval interval = clustered
                ? ClusteredWilson.measured(segments, 1 - LEVEL)
                : Intervals.wilson(events.good(), events.total(), 1 - LEVEL);
        return new Display(interval.lower(), interval.upper(), LEVEL, method);
    }
}
