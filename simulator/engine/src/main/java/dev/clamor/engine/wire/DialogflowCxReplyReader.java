package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clamor.conversation.AgentReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a {@code queryResult}; what is missing or of an odd type is as if not told. */
final class DialogflowCxReplyReader {
    private static final int MOST_DETAIL = 200;

    private final String webhookAction;

    DialogflowCxReplyReader(String webhookAction) {
        this.webhookAction = webhookAction;
    }

    void read(JsonNode result, String channel, Draft draft) {
        match(result, draft);
        webhooks(result.path("webhookStatuses"), draft);
        List<JsonNode> messages = messages(result.path("responseMessages"), channel);
        boolean written = messages.stream().anyMatch(message -> message.has("text"));
        boolean resolved = false;
        for (JsonNode message : messages) {
            text(message, written, draft);
            resolved |= message.has("conversationSuccess");
            if (message.has("endInteraction")) {
                draft.state(AgentReply.State.CLOSED);
            }
            if (message.has("liveAgentHandoff")) {
                draft.handoff(handoff(message.path("liveAgentHandoff").path("metadata"), result));
            } else if (message.has("telephonyTransferCall")) {
                draft.handoff(handoff(message.path("telephonyTransferCall"), result));
            }
        }
        if (resolved) {
            draft.state(AgentReply.State.RESOLVED);
        }
    }

    /** Those for this channel or for none in particular. */
    private static List<JsonNode> messages(JsonNode all, String channel) {
        List<JsonNode> messages = new ArrayList<>();
        for (JsonNode message : all) {
            String forChannel = message.path("channel").asText("");
            if (message.isObject() && (forChannel.isEmpty() || forChannel.equals(channel))) {
                messages.add(message);
            }
        }
        return messages;
    }

    private static void match(JsonNode result, Draft draft) {
        JsonNode match = result.path("match");
        boolean told = match.isObject();
        String type = match.path("matchType").asText("");
        draft.intent(null);
        draft.confidence(Double.NaN);
        if (type.equals("NO_MATCH") || type.equals("NO_INPUT")) {
            return;
        }
        JsonNode intent = told ? match.path("intent") : result.path("intent");
        String name = intent.path("displayName").asText(intent.path("name").asText(""));
        if (!name.isEmpty()) {
            draft.intent(name);
            JsonNode confidence = told ? match.path("confidence") : result.path("intentDetectionConfidence");
            draft.confidence(confidence.asDouble(Double.NaN));
        }
    }

    /** A status other than 0 is a backend that failed behind an answer that did not. */
    private void webhooks(JsonNode statuses, Draft draft) {
        for (JsonNode status : statuses) {
            int code = status.path("code").asInt(0);
            if (code != 0) {
                String message = status.path("message").asText("");
                String shown = message.length() > MOST_DETAIL ? message.substring(0, MOST_DETAIL) : message;
                draft.action(new AgentReply.Action(
                        webhookAction,
                        Map.of("code", Integer.toString(code), "message", shown),
                        AgentReply.Action.Status.FAILED,
                        null));
            }
        }
    }

    /** Written text goes before what is only spoken. */
    private static void text(JsonNode message, boolean written, Draft draft) {
        message.path("text").path("text").forEach(line -> draft.text(line.asText("")));
        JsonNode spoken = message.path("outputAudioText");
        if (!written && spoken.isObject()) {
            draft.text(spoken.path("text").asText(""));
            draft.text(Ssml.text(spoken.path("ssml").asText("")));
        }
        for (JsonNode column : message.path("payload").path("richContent")) {
            for (JsonNode card : column) {
                card(card, draft);
            }
        }
    }

    /** A card of Dialogflow Messenger: title, subtitle, text and options. */
    private static void card(JsonNode card, Draft draft) {
        draft.text(card.path("title").asText(""));
        draft.text(card.path("subtitle").asText(""));
        JsonNode text = card.path("text");
        draft.text(text.asText(""));
        text.forEach(line -> draft.text(line.asText("")));
        card.path("options").forEach(option -> {
            draft.text(option.path("text").asText(""));
            draft.text(option.path("title").asText(""));
        });
    }

    /** The facts are the session parameters collected so far and what the message tells, which wins. */
    private static AgentReply.Handoff handoff(JsonNode told, JsonNode result) {
        Map<String, String> facts = new TreeMap<>(Signals.scalars(result.path("parameters")));
        facts.putAll(Signals.scalars(told));
        String queue = facts.containsKey("queue") ? facts.get("queue") : facts.get("phoneNumber");
        return new AgentReply.Handoff(queue, facts.get("reason"), facts.get("summary"), facts);
    }
}
