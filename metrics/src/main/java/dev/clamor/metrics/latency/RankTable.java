package dev.clamor.metrics.latency;

import java.util.Arrays;

/**
 * Recorded times in ascending order, to be read by rank: what the bounds of a percentile are looked up in. Immutable;
 * equal when it holds the same times equally often, whatever histogram it comes from.
 *
 * <p>Times are kept by bucket of the histogram, so each is told with three significant digits, as its percentiles are,
 * and a table takes 16 bytes for each bucket that is not empty.
 */
public final class RankTable {
    /** No times. */
    public static final RankTable EMPTY = new RankTable(new long[0], new long[0]);

    private static final double MICROS_PER_MILLI = 1000;

    private final long[] micros;
    private final long[] upTo;

    private RankTable(long[] micros, long[] upTo) {
        this.micros = micros;
        this.upTo = upTo;
    }

    /**
     * Of times in strictly ascending order.
     *
     * @param micros the times in microseconds
     * @param counts how often each was recorded, at least once
     */
    public static RankTable of(long[] micros, long[] counts) {
        long[] upTo = new long[counts.length];
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 1 || i > 0 && micros[i] <= micros[i - 1]) {
                throw new IllegalArgumentException(
                        "times by rank: expected ascending times, each at least once. Found: " + counts[i] + " times "
                                + micros[i]);
            }
            sum += counts[i];
            upTo[i] = sum;
        }
        return new RankTable(Arrays.copyOf(micros, counts.length), upTo);
    }

    /** Number of times. */
    public long count() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    /**
     * The time at a rank, in milliseconds.
     *
     * @param rank from 1, the shortest, to {@link #count()}, the longest
     */
    public double millis(long rank) {
        if (rank < 1 || rank > count()) {
            throw new IllegalArgumentException("rank: expected 1 to " + count() + ". Found: " + rank);
        }
        int at = Arrays.binarySearch(upTo, rank);
        return micros[at >= 0 ? at : -at - 1] / MICROS_PER_MILLI;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RankTable table
                && Arrays.equals(micros, table.micros)
                && Arrays.equals(upTo, table.upTo);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(micros) + Arrays.hashCode(upTo);
    }

    @Override
    public String toString() {
        return count() + " times in " + micros.length + " buckets";
    }
}
