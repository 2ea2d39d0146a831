package dev.clamor.results.compare;

import dev.clamor.metrics.latency.LatencyHistogram;
import dev.clamor.results.inference.QuantileRanks;
import java.util.List;

/**
 * How a percentile of the response time (from due time to complete reply, of usable replies) differs.
 *
 * <p>The interval is what is left when each run's percentile lies anywhere between its own order statistics, each run at
 * half the error: wider than need be, never narrower. It takes replies as independent, which within a contact they are not.
 *
 * @param percent 50, 90, 95 or 99
 * @param candidateMillis the candidate's; NaN without replies
 * @param baselineMillis the baseline's
 * @param differenceMillis candidate minus baseline
 * @param lowerMillis lower end of the interval; NaN when there are too few replies for one
 * @param upperMillis upper end
 */
public record LatencyChange(
        double percent,
        double candidateMillis,
        double baselineMillis,
        double differenceMillis,
        double lowerMillis,
        double upperMillis) {
    private static final List<Double> PERCENTS = List.of(50.0, 90.0, 95.0, 99.0);
    private static final double MICROS_PER_MILLI = 1000;
    private static final double HUNDRED = 100;

    /** One per percentile, ascending. */
    public static List<LatencyChange> of(LatencyHistogram candidate, LatencyHistogram baseline) {
        return PERCENTS.stream().map(p -> of(p, candidate, baseline)).toList();
    }

    private static LatencyChange of(double percent, LatencyHistogram candidate, LatencyHistogram baseline) {
        double here = millis(candidate.percentile(percent));
        double there = millis(baseline.percentile(percent));
        double alpha = (1 - Changes.CONFIDENCE) / 2;
        QuantileRanks mine = QuantileRanks.of(candidate.count(), percent / HUNDRED, alpha);
        QuantileRanks theirs = QuantileRanks.of(baseline.count(), percent / HUNDRED, alpha);
        return new LatencyChange(
                percent,
                here,
                there,
                here - there,
                at(candidate, mine.lower()) - at(baseline, theirs.upper()),
                at(candidate, mine.upper()) - at(baseline, theirs.lower()));
    }

    /** Whether the interval keeps clear of zero. */
    public boolean clear() {
        return lowerMillis > 0 || upperMillis < 0;
    }

    private static double at(LatencyHistogram histogram, long rank) {
        return rank < 1 || rank > histogram.count()
                ? Double.NaN
                : millis(histogram.percentile(HUNDRED * rank / histogram.count()));
    }

    private static double millis(double micros) {
        return micros / MICROS_PER_MILLI;
    }
}
