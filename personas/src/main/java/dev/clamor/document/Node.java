package dev.clamor.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value in a YAML file together with the line it stands on. */
sealed interface Node {
    /** One-based line. */
    int line();

    /** What to call this value in a message. */
    String describe();

    /** A scalar; {@code text} is null for an empty value or {@code null}. */
    record Scalar(int line, @Nullable String text) implements Node {
        @Override
        public String describe() {
            return text == null ? "nothing" : Shown.quoted(text);
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
        private static final Pattern ITEM = Pattern.compile("(.*)\\[(\\d{1,9})]");

        @Override
        public String describe() {
            return "a mapping";
        }

        /** The line of a key, or of an item named like {@code key[3]}; the mapping's own line when there is no such key. */
        int lineOf(String name) {
            Integer line = keyLines.get(name);
            if (line != null) {
                return line;
            }
            Matcher item = ITEM.matcher(name);
            if (!item.matches() || !keyLines.containsKey(item.group(1))) {
                return line();
            }
            int index = Integer.parseInt(item.group(2));
            return entries.get(item.group(1)) instanceof Items list && index < list.items().size()
                    ? list.items().get(index).line()
                    : keyLines.get(item.group(1));
        }
    }
}
