package dev.clamor.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each key was seen. */
final class Counts<K extends Comparable<K>> {
    private final Map<K, long[]> counts = new HashMap<>();

    void add(K key) {
        cell(key)[0]++;
    }

    void combine(Counts<K> other) {
        other.counts.forEach((key, count) -> cell(key)[0] += count[0]);
    }

    SortedMap<K, Long> sorted() {
        SortedMap<K, Long> map = new TreeMap<>();
        counts.forEach((key, count) -> map.put(key, count[0]));
        return map;
    }

    private long[] cell(K key) {
        long[] cell = counts.get(key);
        if (cell == null) {
            cell = new long[1];
            counts.put(key, cell);
        }
        return cell;
    }
}
