package dev.clamor.engine.wire;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Selects values in a JSON document: a JSON Pointer (RFC 6901) in which {@code *} stands for every element of an array or
 * every member of an object, for example {@code /messages/*}{@code /text}. A part that is not there selects nothing.
 */
public final class JsonSelector {
    private static final String EVERY = "*";

    private final String text;
    private final List<JsonPointer> parts;

    private JsonSelector(String text, List<JsonPointer> parts) {
        this.text = text;
        this.parts = parts;
    }

    /** The selector of that text; empty if it is none: it must be empty (everything) or begin with a slash. */
    public static Optional<JsonSelector> of(String text) {
        if (!text.isEmpty() && text.charAt(0) != '/') {
            return Optional.empty();
        }
        List<JsonPointer> parts = new ArrayList<>();
        StringBuilder straight = new StringBuilder();
        for (String segment : text.isEmpty() ? new String[0] : text.substring(1).split("/", -1)) {
            if (segment.equals(EVERY)) {
                parts.add(JsonPointer.compile(straight.toString()));
                straight.setLength(0);
            } else {
                straight.append('/').append(segment);
            }
        }
        parts.add(JsonPointer.compile(straight.toString()));
        return Optional.of(new JsonSelector(text, List.copyOf(parts)));
    }

    /** Text that is no selector as it is shown in a message, with the selector that was probably meant if it is a JSONPath. */
    static String quoted(String text) {
        String shown = "\"" + text + "\"";
        if (!text.startsWith("$")) {
            return shown;
        }
        String pointer = text.substring(1)
                .replaceAll("\\[['\"]?([^\\]'\"]*)['\"]?]", ".$1")
                .replaceAll("\\.+", "/");
        return of(pointer).isPresent() ? shown + " (did you mean \"" + pointer + "\"?)" : shown;
    }

    /** What is selected, in document order; nulls are left out. */
    public List<JsonNode> in(JsonNode document) {
        List<JsonNode> found = List.of(document);
        for (int i = 0; i < parts.size(); i++) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : found) {
                JsonNode at = node.at(parts.get(i));
                if (i < parts.size() - 1) {
                    at.forEach(next::add);
                } else if (!at.isMissingNode() && !at.isNull()) {
                    next.add(at);
                }
            }
            found = next;
        }
        return found;
    }

    /** The texts selected: scalars as text, arrays as their elements, objects left out. */
    public List<String> texts(JsonNode document) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : in(document)) {
            if (node.isArray()) {
                node.forEach(element -> {
                    if (element.isValueNode() && !element.isNull()) {
                        texts.add(element.asText());
                    }
                });
            } else if (node.isValueNode()) {
                texts.add(node.asText());
            }
        }
        return texts;
    }

    @Override
    public String toString() {
        return text;
    }
}
