package dev.clamor.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in a YAML file together with the line it stands on. */
sealed interface Node {
    /** One-based line. */
    int line();

    /** What to call this value in a message. */
    String describe();

    /** A scalar; {@code text} is null for an empty value or {@code null}. */
    record Scalar(
            int line, @org.jspecify.annotations.Nullable String text, boolean quoted) implements Node {
        @Override
        public String describe() {
            return text == null ? "nothing" : "\"" + text + "\"";
        }
    }

    /** A list. */
    record Items(int line, List<Node> items) implements Node {
        @Override
        public String describe() {
            return "a list of " + items.size();
        }
    }

    /** A mapping; entries in file order. */
    record Mapping(int line, LinkedHashMap<String, Node> entries, Map<String, Integer> keyLines) implements Node {
        @Override
        public String describe() {
            return "a mapping";
        }
    }
}
