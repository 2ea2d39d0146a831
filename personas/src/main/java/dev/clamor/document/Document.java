package dev.clamor.document;

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

/**
 * One YAML file, parsed with the line of every key.
 *
 * <ul>
 *   <li>Duplicate keys, anchors and aliases are problems.
 *   <li>A file with more than one document, an empty file or a file whose top is not a mapping is a problem.
 * </ul>
 */
public final class Document {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final int MAX_DEPTH = 50;

    private final String file;
    private final Problems problems;

    private Document(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Parses {@code text}.
     *
     * @param file the name to use in messages
     * @return the top section, or empty when the text is not a YAML mapping (the problem is recorded)
     */
    public static Optional<Section> parse(String file, String text, Problems problems) {
        return new Document(file, problems).read(text);
    }

    private Optional<Section> read(String text) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                problems.add(file, 0, "", "a YAML mapping", first == null ? "an empty file" : "something else");
                return Optional.empty();
            }
            Node.Mapping top = mapping(parser, "", 0);
            if (parser.nextToken() != null) {
                problems.add(file, line(parser), "", "one YAML document", "another document after it");
                return Optional.empty();
            }
            return Optional.of(new Section(file, "", top, problems));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            problems.add(file, line, "", "well-formed YAML", firstLine(e.getOriginalMessage()));
            return Optional.empty();
        } catch (TooDeepException e) {
            problems.add(file, e.line, "", "at most " + MAX_DEPTH + " levels of nesting", "more");
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            problems.add(file, 0, "", "well-formed YAML", firstLine(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private Node node(YAMLParser parser, String path, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new TooDeepException(line(parser));
        }
        JsonToken token = parser.currentToken();
        int line = line(parser);
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            problems.add(file, line, path, "a plain value", "a YAML anchor or alias");
        }
        return switch (token) {
            case START_OBJECT -> mapping(parser, path, depth);
            case START_ARRAY -> items(parser, path, depth);
            case VALUE_NULL -> new Node.Scalar(line, null, false);
            default -> new Node.Scalar(line, parser.getText(), token == JsonToken.VALUE_STRING);
        };
    }

    private Node.Mapping mapping(YAMLParser parser, String path, int depth) throws IOException {
        int line = line(parser);
        LinkedHashMap<String, Node> entries = new LinkedHashMap<>();
        Map<String, Integer> keyLines = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int keyLine = line(parser);
            parser.nextToken();
            Node value = node(parser, path.isEmpty() ? key : path + "." + key, depth + 1);
            if (entries.putIfAbsent(key, value) != null) {
                problems.add(
                        file, keyLine, path.isEmpty() ? key : path + "." + key, "each key once", "it a second time");
            } else {
                keyLines.put(key, keyLine);
            }
        }
        return new Node.Mapping(line, entries, keyLines);
    }

    private Node.Items items(YAMLParser parser, String path, int depth) throws IOException {
        int line = line(parser);
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, path + "[" + items.size() + "]", depth + 1));
        }
        return new Node.Items(line, items);
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        private TooDeepException(int line) {
            this.line = line;
        }
    }
}
