package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an A2A agent answered to one message: the results of either version and binding, whole or as stream events.
 *
 * <p>The reply is what stands in messages, in the task's artifacts and in the message of its status, in the order in which
 * it came; within a task that came at once the artifacts are first. Nothing is said twice:
 *
 * <ul>
 *   <li>a message whose id came before, in this turn or in an earlier one of the same task, is not said again, nor is one
 *       without an id that repeats the message before it;
 *   <li>of an artifact that an earlier turn of the task already said, only what was added is said;
 *   <li>a message and an artifact with the same words, white space aside, are said once;
 *   <li>a text that repeats everything before it stands in its place.
 * </ul>
 *
 * <p>Where all of that is nothing, the agent's messages after the last one of the user in the task's history count, and
 * then the message of the status even if it was said in an earlier turn.
 */
final class A2aReading {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_PIECES = 10_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Said before;
    private final Set<String> messageIds = new HashSet<>();
    private final Map<String, StringBuilder> artifacts = new HashMap<>();
    private final Map<String, Piece> pieces = new LinkedHashMap<>();
    private final ObjectNode document = NODES.objectNode();
    private String lastMessage = "";
    private String taskId = "";
    private String contextId = "";
    private @Nullable State state;
    private boolean last;
    private int bytes;
    private int characters;
    private int idCharacters;

    /** What was said of a task in earlier turns. */
    record Said(String taskId, Set<String> messageIds, Map<String, String> artifacts) {
        static final Said NOTHING = new Said("", Set.of(), Map.of());
    }

    private record Piece(boolean artifact, StringBuilder text) {}

    /** Of a task. */
    enum State {
        SUBMITTED,
        WORKING,
        COMPLETED,
        FAILED,
        CANCELED,
        INPUT_REQUIRED,
        REJECTED,
        AUTH_REQUIRED,
        UNKNOWN;

        /** {@code input-required} of 0.3 and {@code TASK_STATE_INPUT_REQUIRED} of 1.0 alike. */
        static State of(String text) {
            String name = text.toUpperCase(Locale.ROOT).replace('-', '_').replace("TASK_STATE_", "");
            for (State state : values()) {
                if (state.name().equals(name)) {
                    return state;
                }
            }
            return name.equals("CANCELLED") ? CANCELED : UNKNOWN;
        }

        boolean terminal() {
            return this == COMPLETED || this == FAILED || this == CANCELED || this == REJECTED;
        }

        /** Nothing more comes until the client does something. */
        boolean settled() {
            return terminal() || this == INPUT_REQUIRED || this == AUTH_REQUIRED;
        }
    }

    A2aReading(Said before) {
        this.before = before;
    }

    /**
     * Takes a result or an event of a stream.
     *
     * @param size of the JSON text that it was
     * @return whether it was one that A2A knows
     */
    boolean take(JsonNode result, int size) {
        bytes += size;
        if (tooLarge() || !result.isObject()) {
            return false;
        }
        String kind = JsonText.text(result, "kind");
        if (result.path("task").isObject()) {
            task((ObjectNode) result.path("task"), size);
        } else if (result.path("statusUpdate").isObject()) {
            statusUpdate(result.path("statusUpdate"));
        } else if (result.path("artifactUpdate").isObject()) {
            artifactUpdate(result.path("artifactUpdate"));
        } else if (result.path("message").isObject()) {
            message(result.path("message"));
        } else if (kind.equals("artifact-update") || result.path("artifact").isObject()) {
            artifactUpdate(result);
        } else if (kind.equals("status-update")
                || result.has("taskId") && result.path("status").isObject()) {
            statusUpdate(result);
        } else if (kind.equals("task") || result.path("status").isObject()) {
            task((ObjectNode) result, size);
        } else if (kind.equals("message") || parts(result).isArray()) {
            message(result);
        } else {
            return false;
        }
        return true;
    }

    private void message(JsonNode message) {
        document.set("message", message);
        ids(message, "taskId");
        last = true;
        say(message);
    }

    private void task(ObjectNode task, int size) {
        document.set("task", task);
        bytes = size;
        ids(task, "id");
        for (JsonNode artifact : task.path("artifacts")) {
            whole(artifact);
        }
        status(task.path("status"));
    }

    private void statusUpdate(JsonNode update) {
        ids(update, "taskId");
        if (update.path("status").isObject()) {
            document.withObject("/task").set("status", update.path("status"));
        }
        last |= update.path("final").asBoolean(false);
        status(update.path("status"));
    }

    private void status(JsonNode status) {
        String text = JsonText.text(status, "state");
        state = text.isEmpty() ? state : State.of(text);
        say(status.path("message"));
    }

    private void artifactUpdate(JsonNode update) {
        ids(update, "taskId");
        JsonNode artifact = update.path("artifact");
        boolean append = update.path("append").asBoolean(false);
        keep(artifact, append);
        String id = JsonText.text(artifact, "artifactId");
        String text = joined(artifact);
        StringBuilder all = artifact(id);
        Piece piece = piece("a:" + id, true);
        if (!append) {
            all.setLength(0);
            clear(piece);
        }
        all.append(text);
        add(piece, text);
    }

    /** An artifact as it stands in a task. */
    private void whole(JsonNode artifact) {
        String id = JsonText.text(artifact, "artifactId");
        String text = joined(artifact);
        StringBuilder all = artifact(id);
        all.setLength(0);
        all.append(text);
        Piece piece = piece("a:" + id, true);
        clear(piece);
        add(piece, text.startsWith(before(id)) ? text.substring(before(id).length()) : text);
    }

    /** All of an artifact so far, earlier turns too. */
    private StringBuilder artifact(String id) {
        StringBuilder known = artifacts.get(id);
        if (known == null) {
            idCharacters += id.length() + 1;
            known = new StringBuilder(before(id));
            artifacts.put(id, known);
        }
        return known;
    }

    private String before(String artifactId) {
        return before.taskId.equals(taskId) ? before.artifacts.getOrDefault(artifactId, "") : "";
    }

    private void keep(JsonNode artifact, boolean append) {
        if (!artifact.isObject()) {
            return;
        }
        ObjectNode task = document.withObject("/task");
        ArrayNode all = task.path("artifacts") instanceof ArrayNode known ? known : task.putArray("artifacts");
        if (append) {
            for (JsonNode one : all) {
                boolean same = one.path("artifactId").equals(artifact.path("artifactId"));
                if (same && parts(one) instanceof ArrayNode to && parts(artifact) instanceof ArrayNode from) {
                    to.addAll(from);
                    return;
                }
            }
        }
        all.add(artifact);
    }

    private void say(JsonNode message) {
        String text = String.join("\n", texts(message)).strip();
        if (text.isEmpty() || user(message)) {
            return;
        }
        String id = JsonText.text(message, "messageId");
        boolean known = id.isEmpty()
                ? text.equals(lastMessage)
                : !messageIds.add(id) || before.taskId.equals(taskId) && before.messageIds.contains(id);
        lastMessage = text;
        if (!known) {
            idCharacters += id.length();
            add(piece("m:" + pieces.size(), false), text);
        }
    }

    private Piece piece(String key, boolean artifact) {
        Piece known = pieces.get(key);
        if (known != null) {
            return known;
        }
        Piece piece = new Piece(artifact, new StringBuilder());
        if (pieces.size() < MOST_PIECES) {
            pieces.put(key, piece);
        }
        return piece;
    }

    private void clear(Piece piece) {
        characters -= piece.text.length();
        piece.text.setLength(0);
    }

    private void add(Piece piece, String text) {
        characters += text.length();
        if (!tooLarge()) {
            piece.text.append(text);
        }
    }

    private void ids(JsonNode from, String task) {
        String known = JsonText.text(from, task);
        taskId = known.isEmpty() ? taskId : known;
        String conversation = JsonText.text(from, "contextId");
        contextId = conversation.isEmpty() ? contextId : conversation;
    }

    private static JsonNode parts(JsonNode holder) {
        return holder.path("parts").isArray() ? holder.path("parts") : holder.path("content");
    }

    private static List<String> texts(JsonNode holder) {
        List<String> texts = new ArrayList<>();
        for (JsonNode part : parts(holder)) {
            String text = JsonText.text(part, "text");
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The parts of an artifact are the pieces of one text. */
    private static String joined(JsonNode artifact) {
        return String.join("", texts(artifact));
    }

    private static boolean user(JsonNode message) {
        return JsonText.text(message, "role").toLowerCase(Locale.ROOT).endsWith("user");
    }

    /** The reply so far, as the customer reads it. */
    String text() {
        StringBuilder all = new StringBuilder();
        Map<String, Boolean> said = new HashMap<>();
        StringBuilder squeezed = new StringBuilder();
        for (Piece piece : pieces.values()) {
            String text = piece.text.toString().strip();
            String words = text.replaceAll("\\s+", "");
            Boolean known = said.putIfAbsent(words, piece.artifact);
            if (words.isEmpty() || known != null && known != piece.artifact) {
                continue;
            }
            if (squeezed.length() > 0 && words.contentEquals(squeezed)) {
                all.setLength(0);
                all.append(text);
            } else {
                all.append(all.length() == 0 ? "" : "\n").append(text);
                squeezed.append(words);
            }
        }
        return all.toString();
    }

    /** The reply, once nothing more comes. */
    String reply() {
        String text = text();
        if (text.isEmpty()) {
            text = history();
        }
        JsonNode status = document.path("task").path("status").path("message");
        return text.isEmpty() && !user(status)
                ? String.join("\n", texts(status)).strip()
                : text;
    }

    private String history() {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : document.path("task").path("history")) {
            if (user(message)) {
                texts.clear();
            } else {
                texts.addAll(texts(message));
            }
        }
        return String.join("\n", texts).strip();
    }

    /** How many characters the reply has so far, what is said twice counted twice. */
    int characters() {
        return characters;
    }

    boolean tooLarge() {
        return bytes > MOST_BYTES || characters + idCharacters > EventReader.MOST_BYTES;
    }

    /** Of the task; null where none was told. */
    @Nullable
    State state() {
        return state;
    }

    /** Whether the agent said that this is the end of what it has to say, without a task or in an event. */
    boolean last() {
        return last;
    }

    /** Whether it is, or ends in, a message outside any task. */
    boolean hasMessage() {
        return document.has("message");
    }

    /** Empty where none was told. */
    String taskId() {
        return taskId;
    }

    /** Empty where none was told. */
    String contextId() {
        return contextId;
    }

    /** {@code task} or {@code message} as 1.0 names them, whatever the version and however they came. */
    JsonNode document() {
        return document.isEmpty() ? MissingNode.getInstance() : document;
    }

    /** What later turns of the same task must not say again. */
    Said said() {
        boolean same = before.taskId.equals(taskId);
        Set<String> ids = new HashSet<>(same ? before.messageIds : Set.of());
        ids.addAll(messageIds);
        Map<String, String> all = new HashMap<>(same ? before.artifacts : Map.of());
        artifacts.forEach((id, text) -> all.put(id, text.toString()));
        return new Said(taskId, ids, all);
    }
}
