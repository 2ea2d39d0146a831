package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.knowledge.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chooses and fills reply templates; one that stands in the last replies is passed over while there is another. */
final class Wording {
    private final Map<String, List<String>> templates;

    Wording(Map<String, List<String>> templates) {
        this.templates = templates;
    }

    String say(String name, Turn turn) {
        return say(name, turn, Map.of());
    }

    String say(String name, Turn turn, Map<String, String> values) {
        List<String> own = templates.get(name);
        if (own == null || own.isEmpty()) {
            throw new IllegalStateException("replies.yaml: a template was expected. Found: none named " + name);
        }
        int first = turn.chance().pick(31 * name.hashCode() + turn.conversation().turns, own.size());
        String chosen = "";
        for (int i = 0; i < own.size(); i++) {
            chosen = filled(own.get((first + i) % own.size()), values);
            if (!stands(chosen, turn.conversation())) {
                return chosen;
            }
        }
        return chosen;
    }

    /** A question for slots: "your account number (...) and the amount in euros". */
    String ask(String name, Turn turn, List<Slot> slots) {
        List<String> parts = new ArrayList<>();
        slots.forEach(slot -> parts.add(slot.question()));
        String where = slots.isEmpty() ? "" : slots.get(0).whereToFind();
        return say(name, turn, Map.of("asks", String.join(" and ", parts), "where", where));
    }

    private static boolean stands(String text, Conversation conversation) {
        return conversation.lastReplies.stream().anyMatch(reply -> reply.contains(text));
    }

    private static String filled(String template, Map<String, String> values) {
        String text = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }
}
