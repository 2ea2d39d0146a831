package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.knowledge.Slot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One thing a customer came for, while it is worked on. */
final class Matter {
    final Intent intent;
    final double confidence;
    final Map<Slot, String> values = new EnumMap<>(Slot.class);
    int failures;
    int refusals;
    int dontKnows;
    int toolFailures;
    boolean askedForLimitContext;

    Matter(Intent intent, double confidence) {
        this.intent = intent;
        this.confidence = confidence;
    }

    Matter copy() {
        Matter copy = new Matter(intent, confidence);
        copy.values.putAll(values);
        copy.failures = failures;
        copy.refusals = refusals;
        copy.dontKnows = dontKnows;
        copy.toolFailures = toolFailures;
        copy.askedForLimitContext = askedForLimitContext;
        return copy;
    }

    List<Slot> missing() {
        return intent.slots().stream().filter(slot -> !values.containsKey(slot)).toList();
    }

    boolean isComplete() {
        return missing().isEmpty();
    }

    /** Takes over values for the slots this matter needs; tells whether anything is new. */
    boolean take(Map<Slot, String> found) {
        boolean news = false;
        for (Slot slot : intent.slots()) {
            String value = found.get(slot);
            if (value != null && !value.equals(values.put(slot, value))) {
                news = true;
            }
        }
        return news;
    }
}
