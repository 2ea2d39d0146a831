package dev.clamor.scenario.truth;

import dev.clamor.scenario.FactValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What the customer has said of each fact: since when, its newest value, and the values that it replaced. */
final class FactLedger {
    private FactValues newest;
    private final Map<String, Integer> firstTurns = new HashMap<>();
    private final FactValues first;
    // Most customers replace nothing: there are maps once one does.
    private Map<String, List<String>> replaced = Map.of();
    private Map<String, String> pending = Map.of();

    FactLedger(FactValues values) {
        this.newest = values;
        this.first = values;
    }

    /** A new value that counts from the next utterance which states the fact. */
    void revise(String fact, String value) {
        if (pending.isEmpty()) {
            pending = new HashMap<>();
        }
        pending.put(fact, value);
    }

    /** Takes the facts of an utterance; those whose value differs from the one stated before. */
    Set<String> state(int turn, Map<String, String> facts) {
        if (facts.isEmpty()) {
            return Set.of();
        }
        Set<String> changed = new HashSet<>();
        facts.forEach((fact, stated) -> {
            String revised = pending.isEmpty() ? null : pending.remove(fact);
            String value = stated.isEmpty() && revised != null ? revised : stated;
            String before = newest.get(fact);
            if (firstTurns.putIfAbsent(fact, turn) != null && !Values.same(before, value)) {
                replace(fact, before);
                changed.add(fact);
            }
            if (!before.equals(value)) {
                newest = newest.with(fact, value);
            }
        });
        return changed;
    }

    private void replace(String fact, String before) {
        if (replaced.isEmpty()) {
            replaced = new HashMap<>();
        }
        replaced.computeIfAbsent(fact, f -> new ArrayList<>()).add(before);
    }

    /** All facts with the newest value stated, or the true one where none was. */
    FactValues values() {
        return newest;
    }

    /** Whether the fact was stated in utterance {@code turn} or before. */
    boolean stated(String fact, int turn) {
        Integer first = firstTurns.get(fact);
        return first != null && first <= turn;
    }

    /** Whether all of these facts were stated in utterance {@code turn} or before. */
    boolean allStated(List<String> names, int turn) {
        for (int i = 0; i < names.size(); i++) {
            if (!stated(names.get(i), turn)) {
                return false;
            }
        }
        return true;
    }

    /** Those of these facts that were stated in utterance {@code turn} or before. */
    List<String> stated(List<String> names, int turn) {
        List<String> stated = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            if (stated(names.get(i), turn)) {
                stated.add(names.get(i));
            }
        }
        return stated;
    }

    /** Whether the fact has been stated at all. */
    boolean stated(String fact) {
        return firstTurns.containsKey(fact);
    }

    /** Whether the fact was stated before utterance {@code turn}. */
    boolean statedBefore(String fact, int turn) {
        return stated(fact, turn - 1);
    }

    /** The newest number stated for the fact, if any. */
    OptionalDouble statedNumber(String fact) {
        return stated(fact) ? newest.number(fact) : OptionalDouble.empty();
    }

    /** Whether the customer has replaced this value of the fact. */
    boolean replaced(String fact, String value) {
        for (String old : replaced.getOrDefault(fact, List.of())) {
            if (Values.same(old, value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any fact of this customer has, or ever had, this value. */
    boolean everKnown(String value) {
        return any(first, value)
                || any(newest, value)
                || any(pending.values(), value)
                || replaced.keySet().stream().anyMatch(f -> replaced(f, value));
    }

    private static boolean any(FactValues facts, String value) {
        Collection<String> known = facts.values().values();
        return known.contains(value) || any(known, value);
    }

    private static boolean any(Collection<String> known, String value) {
        for (String one : known) {
            if (Values.same(one, value)) {
                return true;
            }
        }
        return false;
    }
}
