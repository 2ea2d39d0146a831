package dev.clamor.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in a file, read key by key.
 *
 * <p>A getter never throws on bad input: it records a {@link Problem} and returns a harmless value, so that one reading
 * finds every problem. Finish with {@link #end()}, which reports keys that no getter asked for.
 */
public final class Section {
    /** A decimal number; no NaN, no infinity, no hexadecimal digits and no suffix as in Java. */
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d{1,400}\\.?\\d{0,400}|\\.\\d{1,400})([eE][-+]?\\d{1,5})?");

    private static final Pattern TIME = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?)\\s?(ms|s|m|h|)");

    private final String file;
    private final String path;
    private final Node.Mapping mapping;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> unsound = new HashSet<>();

    Section(String file, String path, Node.Mapping mapping, Problems problems) {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
        this.problems = problems;
    }

    /** The file this section stands in, as the user named it. */
    public String file() {
        return file;
    }

    /** The line on which the section begins. */
    public int line() {
        return mapping.position().line();
    }

    /** Where the key stands, as messages begin: file, line, column and dotted path. */
    public String where(String key) {
        return mapping.positionOf(key).in(file) + " " + at(key);
    }

    /** Where a dotted path leads, such as {@code goals[0].intent}; the last place on the way where it leaves the section. */
    public Position locate(String dotted) {
        return mapping.locate(dotted);
    }

    /** Whether the key is present with a value; counts as asked for. */
    public boolean has(String key) {
        asked.add(key);
        return value(key) != null;
    }

    /** Whether a mapping stands at the key, which may be of another kind; counts as asked for. */
    public boolean hasSection(String key) {
        return has(key) && value(key) instanceof Node.Mapping;
    }

    /** Whether every one of these keys is present and nothing was wrong with it so far; for rules over several keys. */
    public boolean sound(String... keys) {
        return Arrays.stream(keys).allMatch(key -> has(key) && !unsound.contains(key));
    }

    /** Keys in file order, for sections whose keys are names; counts all as asked for. */
    public Collection<String> keys() {
        asked.addAll(mapping.entries().keySet());
        return List.copyOf(mapping.entries().keySet());
    }

    /** A required text; {@code ""} when missing. */
    public String text(String key) {
        Node node = require(key, "text");
        return node == null ? "" : text(key, key, node);
    }

    /** An optional text. */
    public String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    /** A required number within bounds, inclusive; {@code min} when missing or wrong. */
    public double number(String key, double min, double max) {
        String expected = "a number from " + plain(min) + " to " + plain(max);
        Node node = require(key, expected);
        return node == null ? min : parseNumber(key, node, min, max, expected).orElse(min);
    }

    /** An optional number within bounds, inclusive. */
    public double number(String key, double min, double max, double otherwise) {
        return has(key) ? number(key, min, max) : otherwise;
    }

    /** A required whole number within bounds, inclusive; {@code min} when missing or wrong. */
    public int integer(String key, int min, int max) {
        String expected = "a whole number from " + min + " to " + max;
        Node node = require(key, expected);
        if (node == null) {
            return min;
        }
        double value = parseNumber(key, node, min, max, expected).orElse(min);
        if (value != Math.rint(value)) {
            wrong(key, expected, node.describe());
            return min;
        }
        return (int) value;
    }

    /** An optional whole number within bounds, inclusive. */
    public int integer(String key, int min, int max, int otherwise) {
        return has(key) ? integer(key, min, max) : otherwise;
    }

    /** A required yes or no; false when missing. */
    public boolean flag(String key) {
        require(key, "true or false");
        return flag(key, false);
    }

    /**
     * An optional length of time within bounds, inclusive, written {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}; a bare
     * number is seconds. All in microseconds.
     */
    public long micros(String key, long min, long max, long otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        Node node = value(key);
        String text =
                node instanceof Node.Scalar s && s.text() != null ? s.text().strip() : "";
        Matcher time = TIME.matcher(text);
        double micros = time.matches() ? Double.parseDouble(time.group(1)) * unit(time.group(2)) : Double.NaN;
        if (micros >= min && micros <= max) {
            return Math.round(micros);
        }
        wrong(key, "a time from " + time(min) + " to " + time(max) + ", for example 500ms, 10s or 2m");
        return otherwise;
    }

    private static double unit(String name) {
        return switch (name) {
            case "ms" -> 1e3;
            case "m" -> 60e6;
            case "h" -> 3_600e6;
            default -> 1e6;
        };
    }

    private static String time(long micros) {
        return micros % 1_000_000 == 0 ? micros / 1_000_000 + "s" : plain(micros / 1e3) + "ms";
    }

    /** An optional yes or no. */
    public boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        Node node = value(key);
        String text =
                node instanceof Node.Scalar s && s.text() != null ? s.text().toLowerCase(Locale.ROOT) : "";
        switch (text) {
            case "true", "yes", "on":
                return true;
            case "false", "no", "off":
                return false;
            default:
                wrong(key, "true or false", node == null ? "nothing" : node.describe());
                return otherwise;
        }
    }

    /** A required constant of an enum, written in lower case with dashes or underscores. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        E first = type.getEnumConstants()[0];
        String expected = Constants.expected(type);
        Node node = require(key, expected);
        if (node == null) {
            return first;
        }
        String text = node instanceof Node.Scalar s && s.text() != null ? s.text() : "";
        Optional<E> constant = Constants.parse(type, text);
        if (constant.isEmpty()) {
            wrong(key, expected, node.describe() + Nearest.hint(text, Constants.spelled(type)));
        }
        return constant.orElse(first);
    }

    /** An optional constant of an enum. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
        return has(key) ? choice(key, type) : otherwise;
    }

    /** An optional list of texts; a single text counts as a list of one; empty when missing. */
    public List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        Node node = value(key);
        List<Node> items = node instanceof Node.Items list ? list.items() : node == null ? List.of() : List.of(node);
        List<String> texts = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            texts.add(text(key, items.size() == 1 ? key : key + "[" + i + "]", items.get(i)));
        }
        return List.copyOf(texts);
    }

    /** A required list with at least {@code atLeast} texts. */
    public List<String> texts(String key, int atLeast) {
        List<String> texts = texts(key);
        if (texts.size() < atLeast) {
            wrong(key, "at least " + atLeast + (atLeast == 1 ? " text" : " texts"), texts.size() + " given");
        }
        return texts;
    }

    /** An optional list of lists of texts; empty when missing. */
    public List<List<String>> textLists(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!(value(key) instanceof Node.Items items)) {
            wrong(key, "a list of lists of texts", describe(key));
            return List.of();
        }
        List<List<String>> lists = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            lists.add(textList(key, key + "[" + i + "]", items.items().get(i)));
        }
        return List.copyOf(lists);
    }

    private List<String> textList(String key, String name, Node node) {
        if (!(node instanceof Node.Items items)) {
            problems.add(file, node.position(), at(name), "a list of texts", node.describe());
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            texts.add(text(key, name + "[" + i + "]", items.items().get(i)));
        }
        return List.copyOf(texts);
    }

    /** An optional list of enum constants; empty when missing. */
    public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        List<E> found = new ArrayList<>();
        for (String text : texts(key)) {
            Optional<E> constant = Constants.parse(type, text);
            constant.ifPresent(found::add);
            if (constant.isEmpty() && !text.isEmpty()) {
                wrong(key, Constants.expected(type), Shown.quoted(text) + Nearest.hint(text, Constants.spelled(type)));
            }
        }
        return List.copyOf(found);
    }

    /** A required mapping. Empty when missing or not a mapping (the problem is recorded). */
    public Optional<Section> section(String key) {
        Node node = require(key, "a mapping");
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof Node.Mapping m) {
            return Optional.of(new Section(file, at(key), m, problems));
        }
        wrong(key, "a mapping", node.describe());
        return Optional.empty();
    }

    /** An optional mapping; empty without a problem when missing. */
    public Optional<Section> optionalSection(String key) {
        return has(key) ? section(key) : Optional.empty();
    }

    /** An optional mapping; without keys when missing. */
    public Section sectionOrEmpty(String key) {
        return optionalSection(key)
                .orElseGet(() -> new Section(
                        file,
                        at(key),
                        new Node.Mapping(mapping.positionOf(key), new LinkedHashMap<>(), Map.of()),
                        problems));
    }

    /** An optional list of mappings; empty when missing. */
    public List<Section> sections(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!(value(key) instanceof Node.Items items)) {
            wrong(key, "a list of mappings", describe(key));
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            Node item = items.items().get(i);
            String name = key + "[" + i + "]";
            if (item instanceof Node.Mapping m) {
                sections.add(new Section(file, at(name), m, problems));
            } else {
                problems.add(file, item.position(), at(name), "a mapping", item.describe());
            }
        }
        return List.copyOf(sections);
    }

    /** An optional mapping from names to texts, in file order; empty when missing. */
    public Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        optionalSection(key).ifPresent(s -> s.keys().forEach(k -> texts.put(k, s.text(k))));
        return texts;
    }

    /** Records a problem with the value of a key, for rules that this class does not know. */
    public void wrong(String key, String expected, String found) {
        unsound.add(key);
        problems.add(file, mapping.positionOf(key), at(key), expected, found);
    }

    /** Records a problem with the value of a key, quoting what stands there. */
    public void wrong(String key, String expected) {
        wrong(key, expected, describe(key));
    }

    /** Reports every key that no getter asked for, with the nearest known key. */
    public void end() {
        for (String key : mapping.entries().keySet()) {
            if (!asked.contains(key)) {
                String known = asked.isEmpty() ? "no keys" : "one of " + String.join(", ", asked);
                wrong(key, known, "the unknown key " + Shown.quoted(key) + Nearest.hint(key, asked));
            }
        }
    }

    private OptionalDouble parseNumber(String key, Node node, double min, double max, String expected) {
        String text = node instanceof Node.Scalar s ? s.text() : null;
        double value = text != null && NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (value >= min && value <= max && !Double.isInfinite(value)) {
            return OptionalDouble.of(value);
        }
        wrong(key, expected, node.describe());
        return OptionalDouble.empty();
    }

    private String text(String key, String name, Node node) {
        if (node instanceof Node.Scalar s && s.text() != null) {
            return s.text();
        }
        unsound.add(key);
        problems.add(file, node.position(), at(name), "text", node.describe());
        return "";
    }

    private @Nullable Node require(String key, String expected) {
        asked.add(key);
        Node node = value(key);
        if (node == null) {
            wrong(key, expected, "nothing");
        }
        return node;
    }

    private @Nullable Node value(String key) {
        Node node = mapping.entries().get(key);
        return node instanceof Node.Scalar s && s.text() == null ? null : node;
    }

    private String describe(String key) {
        Node node = mapping.find(key);
        return node == null ? "nothing" : node.describe();
    }

    private String at(String key) {
        return path.isEmpty() ? Shown.plain(key) : path + "." + Shown.plain(key);
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
