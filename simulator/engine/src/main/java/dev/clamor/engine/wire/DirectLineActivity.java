package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clamor.conversation.AgentReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One activity of the bot; whatever is in it, nothing here throws. */
record DirectLineActivity(JsonNode node) {
    private static final int DEEPEST_CARD = 12;
    private static final int MOST_TEXTS = 100;
    private static final List<String> CARD_TEXTS = List.of("title", "subtitle", "text");
    private static final List<String> CARD_PARTS = List.of("buttons", "body", "items", "columns", "actions", "facts");

    /** What it is to the customer. */
    enum Kind {
        MESSAGE,
        HANDOFF,
        END,
        /** An event of another name: only signals look at it. */
        EVENT,
        /** Typing and what else does not concern a customer. */
        NOTHING
    }

    Kind kind() {
        return switch (node.path("type").asText()) {
            case "message" -> Kind.MESSAGE;
            case "endOfConversation" -> Kind.END;
            case "event" -> node.path("name").asText().equals("handoff.initiate") ? Kind.HANDOFF : Kind.EVENT;
            default -> Kind.NOTHING;
        };
    }

    String id() {
        return node.path("id").asText();
    }

    String replyTo() {
        return node.path("replyToId").asText();
    }

    String from() {
        return node.path("from").path("id").asText();
    }

    /** Whether its sender says that it is a bot. */
    boolean isBots() {
        return node.path("from").path("role").asText().equals("bot");
    }

    /** The mark that a client gave its own activity; comes back with it. */
    String clientKey() {
        return node.path("channelData").path("clientActivityID").asText();
    }

    boolean expectsInput() {
        return node.path("inputHint").asText().equals("expectingInput");
    }

    /** What the customer reads: text, the words of cards, the titles of buttons. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(2);
        add(texts, node.path("text"));
        node.path("attachments").forEach(attachment -> card(texts, attachment.path("content"), 0));
        node.path("suggestedActions").path("actions").forEach(action -> add(texts, action.path("title")));
        return texts;
    }

    private static void card(List<String> texts, JsonNode card, int depth) {
        if (depth > DEEPEST_CARD) {
            return;
        }
        CARD_TEXTS.forEach(key -> add(texts, card.path(key)));
        CARD_PARTS.forEach(key -> card.path(key).forEach(part -> card(texts, part, depth + 1)));
    }

    private static void add(List<String> texts, JsonNode text) {
        if (text.isTextual() && !text.asText().isBlank() && texts.size() < MOST_TEXTS) {
            texts.add(text.asText());
        }
    }

    /** The handoff of a {@link Kind#HANDOFF}: its value is the context, names in any case. */
    AgentReply.Handoff handoff() {
        Map<String, String> context = Signals.scalars(node.path("value"));
        Map<String, String> byName = new TreeMap<>();
        context.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
        String queue = byName.getOrDefault("queue", byName.get("skill"));
        return new AgentReply.Handoff(queue, byName.get("reason"), byName.get("summary"), context);
    }
}
