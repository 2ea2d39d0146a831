package dev.clamor.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value in a YAML file together with the place where it stands. */
sealed interface Node {
    /** Where it begins. */
    Position position();

    /** The same value; a mapping is said to begin at its key, so that a missing key is reported there. */
    default Node atKey(Position key) {
        return this instanceof Mapping m ? new Mapping(key, m.entries(), m.keyPositions()) : this;
    }

    /** What to call this value in a message. */
    String describe();

    /** A scalar; {@code text} is null for an empty value or {@code null}, {@code written} is it before it was filled in. */
    record Scalar(
            Position position,
            @Nullable String text,
            @Nullable String written) implements Node {
        @Override
        public String describe() {
            return written == null ? "nothing" : Shown.quoted(written);
        }
    }

    /** A list. */
    record Items(Position position, List<Node> items) implements Node {
        @Override
        public String describe() {
            return "a list of " + items.size();
        }
    }

    /** A mapping; entries in file order. */
    record Mapping(Position position, LinkedHashMap<String, Node> entries, Map<String, Position> keyPositions)
            implements Node {
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

        /** Where a dotted path leads, such as {@code goals[0].intent}; the last place on the way where it leaves the mapping. */
        Position locate(String path) {
            for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
                String name = path.substring(0, end);
                Node node = find(name);
                if (node != null) {
                    boolean on = node instanceof Mapping && end < path.length();
                    return on ? ((Mapping) node).locate(path.substring(end + 1)) : positionOf(name);
                }
            }
            return position;
        }

        /** Where a key stands, or an item named like {@code key[3]} or {@code key[3][1]}; else the item's key; else the mapping. */
        Position positionOf(String name) {
            Position key = keyPositions.get(name);
            if (key != null) {
                return key;
            }
            Node node = find(name);
            Matcher item = ITEM.matcher(name);
            return node != null ? node.position() : item.matches() ? positionOf(item.group(1)) : position;
        }
    }
}
