package dev.clamor.load.plan;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Which load comes next: a geometric rise until a step breaks, then steps between the highest load that held and the lowest
 * that broke, until these are close. A load of which nothing could be said is not tried again; the wider of the two gaps
 * beside what is undecided is halved instead. Loads are compared by their ratio.
 */
final class KneeSearch {
    /** What became of a step. */
    enum Outcome {
        HOLDS,
        BREAKS,
        UNDECIDED
    }

    private final KneeSettings settings;
    private final NavigableMap<Double, Outcome> tried = new TreeMap<>();
    private int refined;

    KneeSearch(KneeSettings settings) {
        this.settings = settings;
    }

    /** Notes what became of a load. */
    void tried(double rate, Outcome outcome) {
        tried.put(rate, outcome);
    }

    /** Loads tried so far. */
    Map<Double, Outcome> tried() {
        return Collections.unmodifiableMap(tried);
    }

    /** Whether any step broke. */
    boolean broken() {
        return tried.containsValue(Outcome.BREAKS);
    }

    /** The next load; empty when there is nothing left to learn. */
    OptionalDouble next() {
        if (tried.isEmpty()) {
            return OptionalDouble.of(KneeSettings.rounded(settings.from()));
        }
        return broken() ? between() : higher();
    }

    private OptionalDouble higher() {
        double highest = tried.lastKey();
        double next = KneeSettings.rounded(Math.min(settings.to(), highest * settings.factor()));
        return next > highest ? OptionalDouble.of(next) : OptionalDouble.empty();
    }

    private OptionalDouble between() {
        double bad = tried.entrySet().stream()
                .filter(each -> each.getValue() == Outcome.BREAKS)
                .mapToDouble(Map.Entry::getKey)
                .min()
                .orElseThrow();
        double good = tried.headMap(bad, false).entrySet().stream()
                .filter(each -> each.getValue() == Outcome.HOLDS)
                .mapToDouble(Map.Entry::getKey)
                .max()
                .orElse(0);
        if (tried.headMap(bad, false).isEmpty() || refined >= settings.refinements()) {
            return OptionalDouble.empty();
        }
        double above = good == 0 ? tried.firstKey() : tried.higherKey(good);
        double below = tried.lowerKey(bad);
        double lowGap = good == 0 ? 1 : above / good;
        double highGap = bad / below;
        boolean high = highGap >= lowGap;
        double gap = high ? highGap : lowGap;
        double middle = KneeSettings.rounded(high ? Math.sqrt(below * bad) : Math.sqrt(good * above));
        if (gap <= 1 + settings.resolution() || tried.containsKey(middle)) {
            return OptionalDouble.empty();
        }
        refined++;
        return OptionalDouble.of(middle);
    }
}
