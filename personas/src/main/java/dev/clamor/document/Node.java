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

    /** The same value; a mapping is said to begin on the line of its key, so that a missing key is reported there. */
    default Node onLineOfKey(int line) {
        return this instanceof Mapping m ? new Mapping(line, m.entries(), m.keyLines()) : this;
    }

    /** What to call this value in a message. */
    String describe();

    /** A scalar; {@code text} is null for an empty value or {@code null}, {@code written} is it before it was filled in. */
    record Scalar(int line, @Nullable String text, @Nullable String written) implements Node {
        @Override
        public String describe() {
            return written == null ? "nothing" : Shown.quoted(written);
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

        /** The value of a key, or of an item named like {@code key[3]} or {@code key[3][1]}; null when there is none. */
        @Nullable
        Node find(String name) {
            Matcher item = ITEM.matcher(name);
            if (entries.containsKey(name) || !item.matches()) {
                return entries.get(name);
            }
            int index = Integer.parseInt(item.group(2));
            return find(item.group(1)) instanceof Items list
                            && index < list.items().size()
                    ? list.items().get(index)
                    : null;
        }

        /** The line of a key, or of an item named like {@code key[3]} or {@code key[3][1]}; else of the item's key; else the mapping's own. */
        int lineOf(String name) {
            if (keyLines.containsKey(name)) {
                return keyLines.get(name);
            }
            Node node = find(name);
            Matcher item = ITEM.matcher(name);
            return node != null ? node.line() : item.matches() ? lineOf(item.group(1)) : line;
        }
    }
}
