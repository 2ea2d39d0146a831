package dev.clamor.metrics;

import java.util.OptionalDouble;

/**
 * Good events over valid events.
 *
 * @param good from 0 to {@code total}
 * @param total at least 0; the value is absent when it is 0
 */
public record Ratio(long good, long total) {
    /** No events. */
    public static final Ratio NONE = new Ratio(0, 0);

    /** Refuses good below 0 or above total. */
    public Ratio {
        if (good < 0 || good > total) {
            throw new IllegalArgumentException("ratio: expected 0 <= good <= total. Found: " + good + " of " + total);
        }
    }

    /** Bad events. */
    public long bad() {
        return total - good;
    }

    /** good / total; absent when total is 0. */
    public OptionalDouble value() {
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) good / total);
    }

    /** Both together. */
    public Ratio plus(Ratio other) {
        return new Ratio(good + other.good, total + other.total);
    }

    /** One more event. */
    public Ratio plus(boolean isGood) {
        return new Ratio(good + (isGood ? 1 : 0), total + 1);
    }
}
