package dev.clamor.metrics;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** How often each constant of an enum was seen. */
final class Tally<E extends Enum<E>> {
    private final E[] constants;
    private final long[] counts;

    Tally(Class<E> type) {
        constants = type.getEnumConstants();
        counts = new long[constants.length];
    }

    void add(E constant) {
        counts[constant.ordinal()]++;
    }

    void combine(Tally<E> other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    long of(E constant) {
        return counts[constant.ordinal()];
    }

    /** How often any was seen. */
    long sum() {
        return LongStream.of(counts).sum();
    }

    /** By name, constants never seen with 0. */
    SortedMap<String, Long> all() {
        return byName(true);
    }

    /** By name, only constants that were seen. */
    SortedMap<String, Long> seen() {
        return byName(false);
    }

    private SortedMap<String, Long> byName(boolean zeros) {
        SortedMap<String, Long> map = new TreeMap<>();
        for (E constant : constants) {
            if (zeros || of(constant) > 0) {
                map.put(constant.name(), of(constant));
            }
        }
        return map;
    }
}
