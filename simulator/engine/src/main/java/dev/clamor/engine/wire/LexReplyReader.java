package dev.clamor.engine.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.conversation.AgentReply;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the answer of RecognizeText; what is missing or of an odd type is as if not told. */
final class LexReplyReader {
    private static final int MOST_ENTRIES = 50;

    private final Signals signals;
    private final LexOptions options;

    LexReplyReader(Signals signals, LexOptions options) {
        this.signals = signals;
        this.options = options;
    }

    AgentReply reply(JsonNode document) {
        Draft draft = new Draft();
        messages(document.path("messages"), draft);
        JsonNode state = document.path("sessionState");
        JsonNode intent = state.path("intent");
        String name = intent.path("name").asText("");
        boolean understood = !name.isEmpty() && !options.fallbackIntents().contains(name);
        if (understood) {
            draft.intent(name);
            draft.confidence(confidence(name, document.path("interpretations")));
        }
        action(state.path("dialogAction"), intent, understood, draft);
        if (handsOver(name, state.path("sessionAttributes"))) {
            draft.handoff(handoff(state));
        }
        return signals.reply(draft, document);
    }

    private void messages(JsonNode messages, Draft draft) {
        int read = 0;
        for (JsonNode message : messages) {
            if (read++ < MOST_ENTRIES) {
                message(message, draft);
            }
        }
    }

    private void message(JsonNode message, Draft draft) {
        String content = message.path("content").asText("");
        switch (message.path("contentType").asText("")) {
            case "SSML" -> draft.text(Ssml.text(content));
            case "CustomPayload" -> payload(message, content, draft);
            default -> draft.text(content);
        }
        JsonNode card = message.path("imageResponseCard");
        draft.text(card.path("title").asText(""));
        draft.text(card.path("subtitle").asText(""));
        card.path("buttons").forEach(button -> draft.text(button.path("text").asText("")));
    }

    /** A payload that is a JSON object or array takes the place of its text, so that signals can select from it. */
    private void payload(JsonNode message, String content, Draft draft) {
        Optional<JsonNode> json = json(content);
        if (json.isEmpty()) {
            draft.text(content);
            return;
        }
        ((ObjectNode) message).set("content", json.get());
        options.payloadText().ifPresent(at -> at.texts(json.get()).forEach(draft::text));
    }

    private static Optional<JsonNode> json(String content) {
        try {
            return Optional.of(JsonBody.JSON.readTree(content)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static double confidence(String intent, JsonNode interpretations) {
        for (JsonNode each : interpretations) {
            if (each.path("intent").path("name").asText("").equals(intent)) {
                JsonNode told = each.path("nluConfidence");
                return (told.isObject() ? told.path("score") : told).asDouble(Double.NaN);
            }
        }
        return Double.NaN;
    }

    private void action(JsonNode dialogAction, JsonNode intent, boolean understood, Draft draft) {
        switch (dialogAction.path("type").asText("")) {
            case "ElicitSlot" -> {
                draft.asks(dialogAction.path("slotToElicit").asText(""));
                draft.asks(dialogAction.path("subSlotToElicit").path("name").asText(""));
            }
            case "ConfirmIntent" -> draft.asks("confirmation");
            case "Close" -> {
                draft.state(AgentReply.State.CLOSED);
                if (understood) {
                    ended(intent, draft);
                }
            }
            default -> {
                // the dialogue is open
            }
        }
    }

    private void ended(JsonNode intent, Draft draft) {
        String name = intent.path("name").asText("");
        switch (intent.path("state").asText("")) {
            case "Fulfilled" -> {
                draft.state(AgentReply.State.RESOLVED);
                if (options.actions().containsKey(name)) {
                    draft.action(action(name, intent, AgentReply.Action.Status.DONE));
                }
            }
            case "Failed" -> draft.action(action(name, intent, AgentReply.Action.Status.FAILED));
            default -> {
                // nothing was done
            }
        }
    }

    private AgentReply.Action action(String intent, JsonNode node, AgentReply.Action.Status status) {
        return new AgentReply.Action(options.actions().getOrDefault(intent, intent), slots(node), status, null);
    }

    private static Map<String, String> slots(JsonNode intent) {
        Map<String, String> slots = new TreeMap<>();
        intent.path("slots").forEachEntry((name, slot) -> {
            JsonNode value = slot.path("value");
            String text = value.path("interpretedValue")
                    .asText(value.path("originalValue").asText(""));
            if (!text.isEmpty() && slots.size() < MOST_ENTRIES) {
                slots.put(name, text);
            }
        });
        return slots;
    }

    private boolean handsOver(String intent, JsonNode attributes) {
        if (options.handoffIntents().contains(intent)) {
            return true;
        }
        for (Map.Entry<String, String> wanted : options.handoffAttributes().entrySet()) {
            String told = attributes.path(wanted.getKey()).asText("");
            boolean any = wanted.getValue().equals("*") && !told.isEmpty() && !told.equals("false");
            if (any || told.equals(wanted.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** The facts are the filled slots and the session attributes. */
    private static AgentReply.Handoff handoff(JsonNode state) {
        Map<String, String> facts = slots(state.path("intent"));
        facts.putAll(Signals.scalars(state.path("sessionAttributes")));
        return new AgentReply.Handoff(facts.get("queue"), facts.get("reason"), facts.get("summary"), facts);
    }
}
