package dev.clamor.results.compare;

import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.SliCounts;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An indicator's segments, cut by persona, scenario and intent; the segment of a contact is {@code persona/scenario}. */
final class Slices {
    private final Map<String, String> intents;

    /**
     * Slices by these intents.
     *
     * @param intents intent of the main goal by scenario; scenarios that are not in it are in no intent
     */
    Slices(Map<String, String> intents) {
        this.intents = intents;
    }

    /** Segments by slice, sorted; each segment is in one slice of each kind. */
    SortedMap<String, SortedMap<String, Ratio>> of(SliCounts counts) {
        SortedMap<String, SortedMap<String, Ratio>> slices = new TreeMap<>();
        counts.bySegment().forEach((segment, events) -> {
            int cut = segment.indexOf('/');
            String scenario = segment.substring(cut + 1);
            put(slices, "persona:" + segment.substring(0, Math.max(0, cut)), segment, events);
            put(slices, "scenario:" + scenario, segment, events);
            String intent = intents.get(scenario);
            if (intent != null) {
                put(slices, "intent:" + intent, segment, events);
            }
        });
        return slices;
    }

    private static void put(
            SortedMap<String, SortedMap<String, Ratio>> slices, String slice, String segment, Ratio events) {
        slices.computeIfAbsent(slice, key -> new TreeMap<>()).put(segment, events);
    }

    /** The names of both, sorted. */
    static SortedSet<String> names(Map<String, ?> first, Map<String, ?> second) {
        SortedSet<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        return names;
    }
}
