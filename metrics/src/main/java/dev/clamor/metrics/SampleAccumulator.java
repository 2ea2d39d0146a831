package dev.clamor.metrics;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.JourneyStep;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Contacts to read that stand for all valid ones: up to {@value #OF_EACH} of every containment class, of every outcome of
 * the need for a human, of every failed step, of every persona and of every scenario, and {@value #OF_SEGMENT} of every
 * persona in every scenario, each chosen by {@link FirstByHash}. Contacts that come first among their like stand first, so
 * that any beginning of the list is spread as widely as can be.
 */
public final class SampleAccumulator implements Accumulator<List<ContactId>, SampleAccumulator> {
    /** Contacts of one kind. */
    public static final int OF_EACH = 12;

    /** Contacts of one persona in one scenario. */
    public static final int OF_SEGMENT = 2;

    private final Map<ContainmentClass, FirstByHash> classes = new EnumMap<>(ContainmentClass.class);
    private final Map<EscalationLabel, FirstByHash> labels = new EnumMap<>(EscalationLabel.class);
    private final Map<JourneyStep, FirstByHash> steps = new EnumMap<>(JourneyStep.class);
    private final Map<String, FirstByHash> personas = new HashMap<>();
    private final Map<String, FirstByHash> scenarios = new HashMap<>();
    private final Map<String, FirstByHash> segments = new HashMap<>();
    private final Segments names = new Segments();

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        ContactId id = contact.opened().contact();
        add(classes, contact.containment(), OF_EACH, id);
        add(labels, contact.escalation(), OF_EACH, id);
        failed(contact).forEach(step -> add(steps, step, OF_EACH, id));
        add(personas, contact.opened().persona(), OF_EACH, id);
        add(scenarios, contact.opened().scenario(), OF_EACH, id);
        add(segments, names.of(contact), OF_SEGMENT, id);
    }

    private static Set<JourneyStep> failed(ContactRecord contact) {
        Set<JourneyStep> failed = EnumSet.noneOf(JourneyStep.class);
        for (ContactRecord.Reply reply : contact.replies()) {
            if (reply.stepFailed()) {
                failed.add(reply.step());
            }
        }
        return failed;
    }

    private static <K> void add(Map<K, FirstByHash> kinds, K kind, int most, ContactId contact) {
        kinds.computeIfAbsent(kind, key -> new FirstByHash(most)).add(contact);
    }

    @Override
    public void combine(SampleAccumulator other) {
        combine(classes, other.classes, OF_EACH);
        combine(labels, other.labels, OF_EACH);
        combine(steps, other.steps, OF_EACH);
        combine(personas, other.personas, OF_EACH);
        combine(scenarios, other.scenarios, OF_EACH);
        combine(segments, other.segments, OF_SEGMENT);
    }

    private static <K> void combine(Map<K, FirstByHash> kinds, Map<K, FirstByHash> others, int most) {
        others.forEach((kind, contacts) ->
                kinds.computeIfAbsent(kind, key -> new FirstByHash(most)).combine(contacts));
    }

    @Override
    public List<ContactId> snapshot() {
        Map<ContactId, Integer> places = new HashMap<>();
        for (Map<?, FirstByHash> kinds : List.of(classes, labels, steps, personas, scenarios, segments)) {
            for (FirstByHash contacts : kinds.values()) {
                int place = 0;
                for (ContactId contact : contacts.contacts()) {
                    places.merge(contact, place++, Math::min);
                }
            }
        }
        return places.keySet().stream()
                .sorted(Comparator.comparingInt((ContactId contact) -> places.getOrDefault(contact, 0))
                        .thenComparingLong(contact -> FirstByHash.hash(contact.number())))
                .toList();
    }
}
