package dev.clamor.results.report.words;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.ClusteredWilson;
import dev.clamor.results.inference.Intervals;
import java.util.Collection;

/**
 * Wilson's score interval of a proportion, two-sided, 95 %, for drawing: no objective is judged by it.
 *
 * @param lower NaN without events
 * @param upper NaN without events
 * @param bySegment whether contacts of one persona and scenario count as alike; otherwise events are taken as independent
 *     and the interval is, if anything, too narrow
 */
public record Wilson(double lower, double upper, boolean bySegment) {
    private static final double ALPHA = 0.05;

    /** Of events whose segments are not known. */
    public static Wilson of(Ratio ratio) {
        return of(ratio, false, Intervals.wilson(ratio.good(), ratio.total(), ALPHA));
    }

    /** Of events by segment. Segments that do not add up to the events are not those of the events and are not used. */
    public static Wilson of(Ratio ratio, Collection<Ratio> segments) {
        Ratio sum = segments.stream().reduce(Ratio.NONE, Ratio::plus);
        return sum.equals(ratio) ? of(ratio, true, ClusteredWilson.measured(segments, ALPHA)) : of(ratio);
    }

    private static Wilson of(Ratio ratio, boolean bySegment, Intervals.Interval interval) {
        return ratio.total() == 0
                ? new Wilson(Double.NaN, Double.NaN, bySegment)
                : new Wilson(interval.lower(), interval.upper(), bySegment);
    }

    /** {@code 58.1–64.6 %}. */
    public String text() {
        return Double.isNaN(lower)
                ? Numbers.NONE
                : Numbers.decimal(lower * 100, 1) + "\u2013" + Numbers.decimal(upper * 100, 1) + " %";
    }
}
