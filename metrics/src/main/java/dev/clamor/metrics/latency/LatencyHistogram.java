package dev.clamor.metrics.latency;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/**
 * Times from 1 microsecond to 1 hour with three significant digits: any value read differs from the value recorded by
 * less than 0.1 %. Times outside are recorded as the nearest bound.
 *
 * <p>A percentile p is the nearest rank: the smallest recorded value with at least p % of all values at or below it. The
 * mean is taken over the middles of the buckets, in the order of the buckets, so neither depends on the order of
 * recording or adding.
 */
public final class LatencyHistogram {
    private static final long LOWEST_MICROS = 1;
    private static final long HIGHEST_MICROS = 3_600_000_000L;
    private static final int DIGITS = 3;

    private final AbstractHistogram histogram;

    private LatencyHistogram(AbstractHistogram histogram) {
        this.histogram = histogram;
    }

    /** For few histograms with many values: 185 kB each, a few nanoseconds per value. */
    public static LatencyHistogram dense() {
        return new LatencyHistogram(new Histogram(LOWEST_MICROS, HIGHEST_MICROS, DIGITS));
    }

    /** For many histograms with few values each: small, slower. */
    public static LatencyHistogram sparse() {
        return new LatencyHistogram(new PackedHistogram(LOWEST_MICROS, HIGHEST_MICROS, DIGITS));
    }

    /** Takes one time. */
    public void record(long micros) {
        histogram.recordValue(Math.max(LOWEST_MICROS, Math.min(HIGHEST_MICROS, micros)));
    }

    /** Takes all that another one has; the other is not changed. */
    public void add(LatencyHistogram other) {
        histogram.add(other.histogram);
    }

    /** Number of values. */
    public long count() {
        return histogram.getTotalCount();
    }

    /** Microseconds at a percentile from 0 to 100; NaN without values. */
    public double percentile(double percent) {
        return count() == 0 ? Double.NaN : histogram.getValueAtPercentile(percent);
    }

    /** Greatest value in microseconds; NaN without values. */
    public double max() {
        return count() == 0 ? Double.NaN : histogram.getMaxValue();
    }

    /** Mean in microseconds; NaN without values. */
    public double mean() {
        return count() == 0 ? Double.NaN : histogram.getMean();
    }
}
