package dev.clamor.results.report.html;

import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Words;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A count in a table, with its part of the whole drawn as a bar.
 *
 * @param width of the bar in a view box 100 wide
 * @param kind style class
 */
record Share(String name, String note, String count, String percent, String width, String kind) {

    static Share of(String name, String note, long count, long whole, String kind) {
        double share = whole == 0 ? Double.NaN : (double) count / whole;
        String width = whole == 0 ? "0" : Axis.number(share * 100);
        return new Share(name, note, Numbers.count(count), Numbers.percent(share), width, kind);
    }

    /** All counts of a map, most frequent first. */
    static List<Share> ranked(SortedMap<String, Long> counts) {
        return ranked(counts, sum(counts.values()));
    }

    /** The same as parts of another whole. */
    static List<Share> ranked(SortedMap<String, Long> counts, long whole) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> of(Words.title(entry.getKey()), "", entry.getValue(), whole, "plain"))
                .toList();
    }

    static long sum(Collection<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
