package dev.clamor.metrics.latency;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Times from 1 microsecond to 1 hour with three significant digits: any value read differs from the value recorded by
 * less than 0.1 %. Times outside are recorded as the nearest bound.
 *
 * <p>A percentile p is the nearest rank: the smallest recorded value with at least p % of all values at or below it. The
 * mean is taken over the middles of the buckets, in the order of the buckets, so neither depends on the order of
 * recording or adding, nor on the kind of histogram.
 */
public final class LatencyHistogram {
    private static final long LOWEST_MICROS = 1;
    private static final long HIGHEST_MICROS = 3_600_000_000L;
    private static final int DIGITS = 3;
    private static final int FIRST_VALUES = 32;
    /** From here on a list of values would take more room than the histogram of usual latencies. */
    private static final int MOST_VALUES = 8192;

    private @Nullable AbstractHistogram histogram;
    private long[] values;
    private int size;

    private LatencyHistogram(@Nullable AbstractHistogram histogram, long[] values) {
        this.histogram = histogram;
        this.values = values;
    }

    /** For few histograms with many values: 185 kB each. */
    public static LatencyHistogram dense() {
        return new LatencyHistogram(new Histogram(LOWEST_MICROS, HIGHEST_MICROS, DIGITS), new long[0]);
    }

    /** For many histograms with few values each: 8 bytes per value, never more than 100 kB; slower to read. */
    public static LatencyHistogram sparse() {
        return new LatencyHistogram(null, new long[FIRST_VALUES]);
    }

    /** Takes one time. */
    public void record(long micros) {
        long value = Math.max(LOWEST_MICROS, Math.min(HIGHEST_MICROS, micros));
        if (histogram != null) {
            histogram.recordValue(value);
        } else if (size < MOST_VALUES) {
            keep(value);
        } else {
            counted().recordValue(value);
        }
    }

    private void keep(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** Takes all that another one has; the other is not changed. */
    public void add(LatencyHistogram other) {
        if (other.histogram == null) {
            for (int i = 0; i < other.size; i++) {
                record(other.values[i]);
            }
        } else {
            counted().add(other.histogram);
        }
    }

    /** Number of values. */
    public long count() {
        return histogram == null ? size : histogram.getTotalCount();
    }

    /** Microseconds at a percentile from 0 to 100; NaN without values. */
    public double percentile(double percent) {
        return count() == 0 ? Double.NaN : read().getValueAtPercentile(percent);
    }

    /** Greatest value in microseconds; NaN without values. */
    public double max() {
        return count() == 0 ? Double.NaN : read().getMaxValue();
    }

    /** Mean in microseconds; NaN without values. */
    public double mean() {
        return count() == 0 ? Double.NaN : read().getMean();
    }

    /** All times by rank. */
    public RankTable ranks() {
        if (count() == 0) {
            return RankTable.EMPTY;
        }
        LongStream.Builder micros = LongStream.builder();
        LongStream.Builder counts = LongStream.builder();
        for (HistogramIterationValue bucket : read().recordedValues()) {
            micros.add(bucket.getValueIteratedTo());
            counts.add(bucket.getCountAtValueIteratedTo());
        }
        return RankTable.of(micros.build().toArray(), counts.build().toArray());
    }

    /** The histogram, from now on used instead of the list of values. */
    private AbstractHistogram counted() {
        AbstractHistogram made = read();
        histogram = made;
        values = new long[0];
        size = 0;
        return made;
    }

    /** The histogram, or one made of the list of values. */
    private AbstractHistogram read() {
        if (histogram != null) {
            return histogram;
        }
        AbstractHistogram made = new IntCountsHistogram(DIGITS);
        for (int i = 0; i < size; i++) {
            made.recordValue(values[i]);
        }
        return made;
    }
}
