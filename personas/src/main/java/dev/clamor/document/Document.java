package dev.clamor.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * One YAML file, parsed with the place of every key.
 *
 * <ul>
 *   <li>Duplicate keys, aliases, tags and anchored mappings and lists are problems.
 *   <li>An empty text counts as no value.
 *   <li>A file with more than one document, an empty file or a file whose top is not a mapping is a problem.
 *   <li>So are more than 50 levels of nesting and more than 16 million characters.
 *   <li>A byte-order mark is skipped; lines may end in LF, CR LF or CR.
 * </ul>
 */
public final class Document {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_CHARACTERS = 16_000_000;
    private static final YAMLFactory FACTORY =
            YAMLFactory.builder().loaderOptions(loaderOptions()).build();

    private final String file;
    private final @Nullable Placeholders placeholders;
    private final Problems problems;

    private Document(String file, @Nullable Placeholders placeholders, Problems problems) {
        this.file = file;
        this.placeholders = placeholders;
        this.problems = problems;
    }

    /**
     * Parses {@code text}.
     *
     * @param file the name to use in messages
     * @return the top section, or empty when the text is not a YAML mapping (the problem is recorded)
     */
    public static Optional<Section> parse(String file, String text, Problems problems) {
        return new Document(file, null, problems).check(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /**
     * Parses {@code text} and fills the placeholders in its values; one without a value is a problem that names it. Messages
     * about a value show it as it is written.
     */
    public static Optional<Section> parse(String file, String text, Placeholders placeholders, Problems problems) {
        return new Document(file, placeholders, problems).check(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /**
     * Parses every document of {@code text}, those between lines of {@code ---}; empty ones are left out. Each must be a
     * mapping. Without any there is nothing to return; the problems are recorded, and an empty file is one.
     */
    public static List<Section> parseAll(String file, String text, Problems problems) {
        Document document = new Document(file, null, problems);
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return document.sound(body) ? document.parsed(body, List.of(), document::sections) : List.of();
    }

    private Optional<Section> check(String text) {
        return sound(text) ? parsed(text, Optional.empty(), this::only) : Optional.empty();
    }

    private boolean sound(String text) {
        if (text.length() > MAX_CHARACTERS) {
            problems.add(file, 0, "", "at most " + MAX_CHARACTERS + " characters", text.length() + " characters");
            return false;
        }
        OptionalInt forbidden = Characters.firstForbidden(text);
        if (forbidden.isPresent()) {
            int at = forbidden.getAsInt();
            String found = String.format("the character U+%04X", (int) text.charAt(at));
            problems.add(file, Characters.positionOf(text, at), "", "a text file", found);
        }
        return forbidden.isEmpty();
    }

    private Optional<Section> only(YAMLParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            problems.add(file, first == null ? Position.FILE : position(parser), "", "a YAML mapping", what(first));
            return Optional.empty();
        }
        Section section = top(parser);
        if (parser.nextToken() != null) {
            problems.add(file, position(parser), "", "one YAML document", "another document after it");
            return Optional.empty();
        }
        return Optional.of(section);
    }

    private List<Section> sections(YAMLParser parser) throws IOException {
        List<Section> sections = new ArrayList<>();
        boolean any = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            boolean empty = token.isScalarValue() && parser.getText().isEmpty();
            any |= !empty;
            if (token == JsonToken.START_OBJECT) {
                sections.add(top(parser));
            } else if (!empty) {
                problems.add(file, position(parser), "", "a YAML mapping", what(token));
                parser.skipChildren();
            }
        }
        if (!any) {
            problems.add(file, 0, "", "a YAML mapping", what(null));
        }
        return List.copyOf(sections);
    }

    private Section top(YAMLParser parser) throws IOException {
        return new Section(file, "", (Node.Mapping) node(parser, "", 0), problems);
    }

    /** What is made of a parser that stands before the first document. */
    private interface Reading<T> {
        T of(YAMLParser parser) throws IOException;
    }

    private <T> T parsed(String text, T otherwise, Reading<T> reading) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return reading.of(parser);
        } catch (JsonProcessingException e) {
            malformed(e);
        } catch (TooDeepException e) {
            problems.add(file, e.at, "", "at most " + MAX_DEPTH + " levels of nesting", "more");
        } catch (IOException | RuntimeException e) {
            problems.add(file, 0, "", "well-formed YAML", reason(String.valueOf(e.getMessage())));
        }
        return otherwise;
    }

    private void malformed(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark mark = marked.getProblemMark();
            Position at = new Position(mark.getLine() + 1, mark.getColumn() + 1);
            problems.add(file, at, "", "well-formed YAML", reason(marked.getProblem()));
        } else {
            Position at = e.getLocation() == null ? Position.FILE : position(e.getLocation());
            problems.add(file, at, "", "well-formed YAML", reason(e.getOriginalMessage()));
        }
    }

    private static String what(@Nullable JsonToken first) {
        if (first == null) {
            return "an empty file";
        }
        return first == JsonToken.START_ARRAY ? "a list" : "a single value";
    }

    private Node node(YAMLParser parser, String path, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new TooDeepException(position(parser));
        }
        JsonToken token = parser.currentToken();
        Position at = position(parser);
        checkPlain(parser, path, at);
        return switch (token) {
            case START_OBJECT -> mapping(parser, path, depth);
            case START_ARRAY -> items(parser, path, depth);
            case VALUE_NULL -> new Node.Scalar(at, null, null);
            default -> scalar(parser.getText(), path, at);
        };
    }

    private Node.Scalar scalar(String written, String path, Position at) {
        String text = placeholders == null
                ? written
                : placeholders.fill(written, name -> problems.add(file, at, path, expected(name), "nothing there"));
        return new Node.Scalar(at, text.isEmpty() ? null : text, written.isEmpty() ? null : written);
    }

    private static String expected(String name) {
        if (name.isBlank()) {
            return "the name of an environment variable between the braces";
        }
        return name.startsWith("file:")
                ? "a readable file " + Shown.plain(name.substring("file:".length()))
                : "the environment variable " + Shown.plain(name);
    }

    private void checkPlain(YAMLParser parser, String path, Position at) throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            problems.add(file, at, path, "a plain value", "a YAML anchor or alias");
        } else if (parser.getTypeId() != null) {
            problems.add(
                    file,
                    at,
                    path,
                    "a plain value",
                    "the YAML tag " + Shown.quoted(parser.getTypeId().toString()));
        }
    }

    private Node.Mapping mapping(YAMLParser parser, String path, int depth) throws IOException {
        Position begin = position(parser);
        LinkedHashMap<String, Node> entries = new LinkedHashMap<>();
        Map<String, Position> keys = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Position keyAt = position(parser);
            String at = path.isEmpty() ? Shown.plain(key) : path + "." + Shown.plain(key);
            checkPlain(parser, at, keyAt);
            parser.nextToken();
            Node value = node(parser, at, depth + 1).atKey(keyAt);
            if (entries.putIfAbsent(key, value) != null) {
                problems.add(file, keyAt, at, "each key once", "it a second time");
            } else {
                keys.put(key, keyAt);
            }
        }
        return new Node.Mapping(begin, entries, keys);
    }

    private Node.Items items(YAMLParser parser, String path, int depth) throws IOException {
        Position begin = position(parser);
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, path + "[" + items.size() + "]", depth + 1));
        }
        return new Node.Items(begin, items);
    }

    private static Position position(YAMLParser parser) {
        return position(parser.currentTokenLocation());
    }

    private static Position position(JsonLocation location) {
        return new Position(Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }

    private static String reason(String message) {
        return Shown.plain(message.lines().findFirst().orElse("something else"));
    }

    private static LoaderOptions loaderOptions() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        return options;
    }

    private static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Position at;

        private TooDeepException(Position at) {
            this.at = at;
        }
    }
}
