package dev.clamor.metrics;

import dev.clamor.conversation.ContactId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The valid contacts most worth reading: worst trouble first, then by contact id, at most three of the same trouble in
 * the same scenario. Remembers, for each trouble and scenario, the three lowest ids, so that it combines.
 */
public final class WorstAccumulator implements Accumulator<List<MetricsSnapshot.WorstContact>, WorstAccumulator> {
    private static final int SAME = 3;

    private final int worst;
    private final Map<Trouble, Map<String, SortedMap<ContactId, String>>> kept = new EnumMap<>(Trouble.class);

    /** Nothing seen yet. */
    public WorstAccumulator(MetricsConfig config) {
        worst = config.worst();
    }

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        Trouble trouble = Trouble.of(contact);
        if (trouble != null) {
            SortedMap<ContactId, String> same = same(trouble, contact.opened().scenario());
            ContactId id = contact.opened().contact();
            if (same.size() < SAME || id.compareTo(same.lastKey()) < 0) {
                keep(same, id, trouble.because(contact));
            }
        }
    }

    @Override
    public void combine(WorstAccumulator other) {
        other.kept.forEach((trouble, scenarios) -> scenarios.forEach(
                (scenario, contacts) -> contacts.forEach((id, because) -> keep(same(trouble, scenario), id, because))));
    }

    @Override
    public List<MetricsSnapshot.WorstContact> snapshot() {
        List<MetricsSnapshot.WorstContact> list = new ArrayList<>();
        kept.forEach((trouble, scenarios) -> {
            SortedMap<ContactId, String> contacts = new TreeMap<>();
            scenarios.values().forEach(contacts::putAll);
            contacts.forEach((id, because) ->
                    list.add(new MetricsSnapshot.WorstContact(id.toString(), trouble.severity(), because)));
        });
        list.sort(
                Comparator.comparingInt(MetricsSnapshot.WorstContact::severity).reversed());
        return List.copyOf(list.subList(0, Math.min(worst, list.size())));
    }

    private SortedMap<ContactId, String> same(Trouble trouble, String scenario) {
        return kept.computeIfAbsent(trouble, key -> new HashMap<>()).computeIfAbsent(scenario, key -> new TreeMap<>());
    }

    private static void keep(SortedMap<ContactId, String> same, ContactId id, String because) {
        same.put(id, because);
        if (same.size() > SAME) {
            same.remove(same.lastKey());
        }
    }
}
