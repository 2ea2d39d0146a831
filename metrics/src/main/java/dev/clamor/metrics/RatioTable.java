package dev.clamor.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A {@link RatioVector} per key. */
final class RatioTable<K extends Comparable<K>> {
    private final int width;
    private final Map<K, RatioVector> rows = new HashMap<>();

    RatioTable(int width) {
        this.width = width;
    }

    /** The row of a key, empty at first. */
    RatioVector row(K key) {
        RatioVector row = rows.get(key);
        if (row == null) {
            row = new RatioVector(width);
            rows.put(key, row);
        }
        return row;
    }

    void combine(RatioTable<K> other) {
        other.rows.forEach((key, row) -> row(key).add(row));
    }

    SortedSet<K> keys() {
        return new TreeSet<>(rows.keySet());
    }

    /** One column by key, without the keys that have no events in it. */
    SortedMap<K, Ratio> column(int index) {
        SortedMap<K, Ratio> column = new TreeMap<>();
        rows.forEach((key, row) -> {
            Ratio ratio = row.ratio(index);
            if (ratio.total() > 0) {
                column.put(key, ratio);
            }
        });
        return column;
    }
}
