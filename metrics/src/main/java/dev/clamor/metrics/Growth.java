package dev.clamor.metrics;

import java.util.SortedMap;
import java.util.TreeMap;

/** The least value of a quantity in every minute of the run; what is unknown (below 0) is not counted. */
final class Growth {
    private static final long MICROS_PER_MINUTE = 60_000_000;
    private static final double MINUTES_PER_HOUR = 60;

    private final SortedMap<Integer, Long> least = new TreeMap<>();

    void at(long atMicros, long value) {
        if (value >= 0) {
            least.merge((int) Math.floorDiv(atMicros, MICROS_PER_MINUTE), value, Math::min);
        }
    }

    void combine(Growth other) {
        other.least.forEach((minute, value) -> least.merge(minute, value, Math::min));
    }

    Trend trend() {
        return Trend.of(least, MINUTES_PER_HOUR);
    }
}
