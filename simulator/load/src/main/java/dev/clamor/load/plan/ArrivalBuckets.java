package dev.clamor.load.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts recorded arrivals into buckets of one length, whose beginnings are whole multiples of it.
 *
 * <p>Where no length is given it is the shortest of 1, 5, 10, 15 and 30 seconds, 1, 5, 10, 15 and 30 minutes, 1 hour and 1 day
 * that gives at most {@value #MOST_CHOSEN} buckets.
 */
final class ArrivalBuckets {
    private static final int MOST_CHOSEN = 96;
    private static final long SECOND = 1_000_000;
    private static final long[] LENGTHS = {1, 5, 10, 15, 30, 60, 300, 600, 900, 1_800, 3_600, 86_400};
    private static final double MICROS = 1e6;

    private ArrivalBuckets() {}

    /**
     * The buckets, empty ones between included; at most one more than {@link CurveReader#MOST_BUCKETS}.
     *
     * @param times in microseconds, ascending
     * @param lengthMicros of a bucket; 0 to choose one
     */
    static List<Curve.Bucket> of(long[] times, long lengthMicros) {
        if (times.length == 0) {
            return List.of();
        }
        long length = lengthMicros > 0 ? lengthMicros : chosen(times[0], times[times.length - 1]);
        long first = Math.floorDiv(times[0], length);
        long last = Math.min(Math.floorDiv(times[times.length - 1], length), first + CurveReader.MOST_BUCKETS);
        List<Curve.Bucket> buckets = new ArrayList<>();
        int next = 0;
        for (long at = first; at <= last; at++) {
            int begun = next;
            while (next < times.length && Math.floorDiv(times[next], length) == at) {
                next++;
            }
            buckets.add(new Curve.Bucket((at - first) * length, (next - begun) / (length / MICROS)));
        }
        return buckets;
    }

    private static long chosen(long from, long to) {
        for (long seconds : LENGTHS) {
            long length = seconds * SECOND;
            if (Math.floorDiv(to, length) - Math.floorDiv(from, length) < MOST_CHOSEN) {
                return length;
            }
        }
        return LENGTHS[LENGTHS.length - 1] * SECOND;
    }
}
