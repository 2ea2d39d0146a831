package dev.clamor.results.compare;

import dev.clamor.metrics.latency.LatencyHistogram;
import dev.clamor.results.inference.OrderStatistics;
import java.util.List;
import java.util.OptionalLong;

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
        double q = percent / HUNDRED;
        return new LatencyChange(
                percent,
                here,
                there,
                here - there,
                lower(candidate, q, alpha / 2) - upper(baseline, q, alpha / 2),
                upper(candidate, q, alpha / 2) - lower(baseline, q, alpha / 2));
    }

    /** Whether the interval keeps clear of zero. */
    public boolean clear() {
        return lowerMillis > 0 || upperMillis < 0;
    }

    private static double lower(LatencyHistogram histogram, double q, double alpha) {
        return at(histogram, OrderStatistics.lower(histogram.count(), q, alpha));
    }

    private static double upper(LatencyHistogram histogram, double q, double alpha) {
        return at(histogram, OrderStatistics.upper(histogram.count(), q, alpha));
    }

    private static double at(LatencyHistogram histogram, OptionalLong rank) {
        return rank.isEmpty()
                ? Double.NaN
                : millis(histogram.percentile(HUNDRED * rank.getAsLong() / histogram.count()));
    }

    private static double millis(double micros) {
        return micros / MICROS_PER_MILLI;
    }
}
