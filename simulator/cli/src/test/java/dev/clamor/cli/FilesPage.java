package dev.clamor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The page of every key of every file that people write, {@code docs/files.md}, made of the schemas. */
final class FilesPage {
    private static final String HEAD = """
            # Every key of every file

            The YAML files that you write for Clamor, key by key, as their [schemas](schemas/) have them. This page is written
            by a program; a test says when it is out of date. To write it anew:

                ./mvnw -q -pl simulator/cli -am test -Dtest=FilesPageWriting -Dsurefire.failIfNoSpecifiedTests=false

            A dot leads into a mapping, `[]` into the items of a list, `*` stands for any name. Keys in **bold** are needed
            where the mapping that they stand in is there. A *time* is a number of seconds, or has a unit: `500ms`, `30s`, `5m`,
            `1h`. In target files a value may also be `${NAME}`, a variable of the environment. What must hold between keys and
            between files is said by `clamor validate`; [editors](editors.md) complete keys by the same schemas.

            """;

    private static final Map<String, String> UNITS = Map.of(
            "_seconds", "seconds",
            "_millis", "milliseconds",
            "_per_second", "per second",
            "_wpm", "words a minute",
            "_minutes", "minutes");

    private FilesPage() {}

    /**
     * One key.
     *
     * @param path from the top of the file
     * @param needed whether it must be there where its mapping is
     * @param schema what it may be, references followed
     */
    record Key(String path, boolean needed, JsonNode schema) {}

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        for (InputFile kind : InputFile.values()) {
            page.append("- [`")
                    .append(kind.id())
                    .append("`](#")
                    .append(kind.id())
                    .append("): ");
            page.append(kind.title()).append('\n');
        }
        for (InputFile kind : InputFile.values()) {
            JsonNode schema = InputSample.schema(kind);
            page.append("\n## ").append(kind.id()).append("\n\n");
            page.append(cell(schema.path("description").asText())).append("\n\n");
            page.append("| key | what it may be | left out | meaning |\n|---|---|---|---|\n");
            keys(kind).forEach(key -> page.append(row(key)));
        }
        return page.toString();
    }

    static void write(Path page) throws IOException {
        Files.writeString(page, text(), StandardCharsets.UTF_8);
    }

    /** Every key of files of a kind, those of a mapping after it. */
    static List<Key> keys(InputFile kind) {
        JsonNode root = InputSample.schema(kind);
        Map<String, Key> keys = new LinkedHashMap<>();
        new Walk(root, keys).into(root, "", Set.of());
        return List.copyOf(keys.values());
    }

    private record Walk(JsonNode root, Map<String, Key> keys) {
        void into(JsonNode given, String path, Set<String> within) {
            Set<String> deeper = new LinkedHashSet<>(within);
            if (given.has("$ref") && !deeper.add(given.get("$ref").asText())) {
                return; // a part that holds itself
            }
            JsonNode schema = target(root, given);
            Set<String> needed = texts(schema.path("required"));
            schema.path("properties").properties().forEach(member -> {
                String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                JsonNode about = described(root, member.getValue());
                if (about.has("description")) {
                    keys.putIfAbsent(name, new Key(name, needed.contains(member.getKey()), about));
                    into(member.getValue(), name, deeper);
                }
            });
            if (schema.path("additionalProperties").isObject()) {
                into(schema.get("additionalProperties"), path + ".*", deeper);
            }
            if (schema.has("items")) {
                into(schema.get("items"), path + "[]", deeper);
            }
            for (String choice : List.of("anyOf", "oneOf", "allOf")) {
                schema.path(choice).forEach(one -> into(one, path, deeper));
            }
            for (String branch : List.of("then", "else")) {
                if (schema.has(branch)) {
                    into(schema.get(branch), path, deeper);
                }
            }
        }
    }

    private static JsonNode target(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    /** With the description that stands beside a reference, where there is one. */
    private static JsonNode described(JsonNode root, JsonNode schema) {
        JsonNode target = target(root, schema);
        if (target == schema || !schema.has("description")) {
            return target;
        }
        return ((com.fasterxml.jackson.databind.node.ObjectNode) target.deepCopy())
                .set("description", schema.get("description"));
    }

    private static String row(Key key) {
        String name = "`" + key.path() + "`";
        JsonNode schema = key.schema();
        String last = key.path().substring(key.path().lastIndexOf('.') + 1);
        return "| " + (key.needed() ? "**" + name + "**" : name) + " | " + cell(value(schema) + unit(last, schema))
                + " | "
                + (schema.has("default") ? "`" + plain(schema.get("default")) + "`" : "") + " | "
                + cell(schema.path("description").asText()) + " |\n";
    }

    private static String unit(String name, JsonNode schema) {
        String type = schema.path("type").asText();
        return UNITS.entrySet().stream()
                .filter(unit -> name.endsWith(unit.getKey()) && (type.equals("number") || type.equals("integer")))
                .findFirst()
                .map(unit -> ", " + unit.getValue())
                .orElse("");
    }

    /** What a value may be, in words, with its bounds. */
    private static String value(JsonNode schema) {
        if (schema.has("enum")) {
            return "one of " + plain(schema.get("enum"));
        }
        if (schema.has("const")) {
            return "`" + plain(schema.get("const")) + "`";
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice) && !schema.has("type")) {
                return choices(schema.get(choice));
            }
        }
        if (schema.has("then") && schema.has("else") && !schema.has("type")) {
            return value(schema.get("else")) + " or " + value(schema.get("then"));
        }
        Set<String> types = texts(schema.path("type"));
        if (isTime(schema)) {
            return "a time" + bounds(schema);
        }
        List<String> words = new ArrayList<>();
        if (types.contains("string")) {
            words.add("text");
        } else if (types.contains("boolean")) {
            words.add("`true` or `false`");
        }
        if (!types.contains("string") && types.contains("number")) {
            words.add("number" + bounds(schema));
        }
        if (types.contains("integer")) {
            words.add("whole number" + bounds(schema));
        }
        if (types.contains("array")) {
            words.add("list" + items(schema));
        }
        if (types.contains("object")) {
            words.add("mapping" + members(schema));
        }
        return String.join(" or ", words);
    }

    private static boolean isTime(JsonNode schema) {
        return schema.path("pattern").asText().matches(".*(smh|\\|s\\|).*");
    }

    private static String choices(JsonNode choices) {
        if (choices.path(0).has("enum")
                && choices.path(0).equals(choices.path(1).path("items"))) {
            return "one or several of " + plain(choices.get(0).get("enum"));
        }
        return StreamSupport.stream(choices.spliterator(), false)
                .filter(one -> !one.path("pattern").asText().startsWith("\\$\\{")) // a variable of the environment
                .map(FilesPage::value)
                .filter(word -> !word.isEmpty())
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static String items(JsonNode schema) {
        String item = value(schema.path("items"));
        String least =
                schema.has("minItems") ? ", at least " + schema.get("minItems").asText() : "";
        return (item.isEmpty() ? "" : " of " + item) + least;
    }

    private static String members(JsonNode schema) {
        JsonNode each = schema.path("additionalProperties");
        return each.isObject() && !value(each).isEmpty() ? " of names to " + value(each) : "";
    }

    private static String bounds(JsonNode schema) {
        String lower = schema.has("minimum")
                ? "from " + plain(schema.get("minimum"))
                : schema.has("exclusiveMinimum") ? "above " + plain(schema.get("exclusiveMinimum")) : "";
        String upper = schema.has("maximum")
                ? "to " + plain(schema.get("maximum"))
                : schema.has("exclusiveMaximum") ? "below " + plain(schema.get("exclusiveMaximum")) : "";
        String both = (lower + " " + upper).strip();
        return both.isEmpty() ? "" : " " + both;
    }

    private static String plain(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(one -> "`" + one.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static Set<String> texts(JsonNode one) {
        Set<String> texts = new LinkedHashSet<>();
        if (one.isTextual()) {
            texts.add(one.asText());
        }
        one.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** As a cell of a table takes it. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
    }
}
