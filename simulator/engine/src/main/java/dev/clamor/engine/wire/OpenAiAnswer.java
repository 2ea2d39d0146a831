package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.conversation.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a chat completions endpoint, put together from a whole body or from chunks. Only the first choice counts.
 *
 * <p>Pieces of a tool call are joined by {@code index}. A piece with another id than that call is a call of its own; so is
 * one without an index that has a name or another id than the last call.
 */
final class OpenAiAnswer {
    private static final int MOST_CALLS = 50;
    private static final int MOST_FIELDS = 50;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final StringBuilder content = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final List<Call> calls = new ArrayList<>(2);
    private final Map<Integer, Call> byIndex = new HashMap<>(2);
    private final ObjectNode fields = NODES.objectNode();
    private int kept;
    private String finishReason = "";
    private @Nullable JsonNode error;
    private boolean choiceSeen;

    /** A tool that the model asks for. */
    static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();
        private final boolean legacy;

        private Call(boolean legacy) {
            this.legacy = legacy;
        }

        String id() {
            return id;
        }

        String name() {
            return name;
        }

        /** Whether it came as {@code function_call}, of which there is one at most and without an id. */
        boolean legacy() {
            return legacy;
        }

        String argumentsText() {
            return arguments.toString();
        }

        /** Scalar arguments by name; a text that is no JSON object is one argument named {@code arguments}. */
        Map<String, String> arguments() {
            String text = arguments.toString();
            if (text.isBlank()) {
                return Map.of();
            }
            JsonNode tree = JsonText.parse(text);
            return tree.isObject() ? Signals.scalars(tree) : Map.of("arguments", text);
        }
    }

    /**
     * Takes a chunk, or the whole body.
     *
     * @param keep whether its other fields are kept for {@link #document}
     * @return whether it holds the first or more words, or the first piece of a tool call
     */
    boolean add(JsonNode document, boolean keep) {
        fail(document.path("error"));
        if (error != null) {
            return false;
        }
        if (keep) {
            document.forEachEntry(this::keep);
        }
        for (JsonNode choice : document.path("choices")) {
            if (choice.path("index").asInt(0) == 0) {
                return choice(choice);
            }
        }
        return false;
    }

    private void keep(String name, JsonNode value) {
        if (!name.equals("choices") && !value.isNull() && (fields.has(name) || fields.size() < MOST_FIELDS)) {
            fields.set(name, value);
        }
    }

    /** The agent says that it failed: an object, or a text that is not empty; anything else says nothing. */
    void fail(JsonNode problem) {
        if (problem.isObject() || problem.isTextual() && !problem.textValue().isEmpty()) {
            error = problem;
        }
    }

    private boolean choice(JsonNode choice) {
        choiceSeen = true;
        fail(choice.path("error"));
        String reason = JsonText.text(choice, "finish_reason");
        finishReason = reason.isEmpty() ? finishReason : reason;
        JsonNode delta = choice.path("delta").isObject() ? choice.path("delta") : choice.path("message");
        boolean more = words(content, delta.path("content")) | words(refusal, delta.path("refusal"));
        int before = calls.size();
        for (JsonNode piece : delta.path("tool_calls")) {
            piece(call(piece), piece.path("function"));
        }
        if (delta.path("function_call").isObject()) {
            piece(legacyCall(), delta.path("function_call"));
        }
        return more || calls.size() > before;
    }

    /** A text, or parts of which those with a text count. */
    private boolean words(StringBuilder to, JsonNode from) {
        if (from.isTextual()) {
            append(to, from.textValue());
            return !from.textValue().isEmpty();
        }
        boolean more = false;
        if (from.isArray()) {
            for (JsonNode part : from) {
                more |= words(to, part.path("text"));
            }
        }
        return more;
    }

    private void append(StringBuilder to, String text) {
        kept += text.length();
        if (!tooLarge()) {
            to.append(text);
        }
    }

    private Call call(JsonNode piece) {
        String id = JsonText.text(piece, "id");
        JsonNode index = piece.path("index");
        Call known = index.isInt() ? byIndex.get(index.intValue()) : last();
        boolean named = !index.isInt() && piece.path("function").has("name");
        boolean sameId = known != null && (id.isEmpty() ? !named : known.id.equals(id));
        if (known == null || !sameId && (!index.isInt() || !id.isEmpty() && !known.id.isEmpty())) {
            known = begin(false);
        }
        if (index.isInt() && byIndex.size() < MOST_CALLS) {
            byIndex.put(index.intValue(), known);
        }
        known.id = known.id.isEmpty() ? id : known.id;
        return known;
    }

    private Call legacyCall() {
        Call last = last();
        return last != null && last.legacy ? last : begin(true);
    }

    private @Nullable Call last() {
        return calls.isEmpty() ? null : calls.get(calls.size() - 1);
    }

    private Call begin(boolean legacy) {
        Call call = new Call(legacy);
        if (calls.size() < MOST_CALLS) {
            calls.add(call);
        }
        return call;
    }

    private void piece(Call call, JsonNode function) {
        call.name = call.name.isEmpty() ? JsonText.text(function, "name") : call.name;
        JsonNode arguments = function.path("arguments");
        append(call.arguments, arguments.isContainerNode() ? arguments.toString() : arguments.asText(""));
    }

    String content() {
        return content.toString();
    }

    /** What the customer reads: the content, or the refusal where there is no content. */
    String said() {
        return content.toString().isBlank() ? refusal.toString() : content.toString();
    }

    /** Tools asked for by a name, in the order in which they came. */
    List<Call> calls() {
        return calls.stream().filter(call -> !call.name.isBlank()).toList();
    }

    /** Empty while it has not come. */
    String finishReason() {
        return finishReason;
    }

    /** What the agent says went wrong, or null. */
    @Nullable
    JsonNode error() {
        return error;
    }

    /** Whether there was a choice at all. */
    boolean hasChoice() {
        return choiceSeen;
    }

    boolean tooLarge() {
        return kept > EventReader.MOST_BYTES;
    }

    JsonNode usage() {
        return fields.path("usage");
    }

    /** The whole answer as one document, the same however it came: what signals select from. */
    JsonNode document() {
        ObjectNode message = NODES.objectNode().put("role", "assistant").put("content", content.toString());
        if (refusal.length() > 0) {
            message.put("refusal", refusal.toString());
        }
        if (!calls().isEmpty()) {
            message.set("tool_calls", toolCalls());
        }
        ObjectNode choice = NODES.objectNode().put("index", 0);
        choice.set("message", message);
        choice.put("finish_reason", finishReason);
        ObjectNode document = fields.deepCopy();
        document.putArray("choices").add(choice);
        return document;
    }

    /** The tool calls as an assistant message holds them. */
    ArrayNode toolCalls() {
        ArrayNode all = NODES.arrayNode();
        for (Call call : calls()) {
            ObjectNode one = all.addObject().put("id", call.id).put("type", "function");
            one.putObject("function").put("name", call.name).put("arguments", call.argumentsText());
        }
        return all;
    }

    /** The fault that an error object stands for. */
    static Fault fault(JsonNode error) {
        String kind = (JsonText.text(error, "type") + " " + error.path("code").asText(""));
        if (kind.contains("rate_limit") || kind.contains("429") || kind.contains("insufficient_quota")) {
            return Fault.RATE_LIMITED;
        }
        if (kind.contains("authentication") || kind.contains("permission") || kind.contains("invalid_api_key")) {
            return Fault.UNAUTHORIZED;
        }
        return kind.contains("invalid_request") || kind.matches(".* 4\\d\\d") ? Fault.CLIENT_ERROR : Fault.SERVER_ERROR;
    }
}
