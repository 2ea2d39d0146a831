package dev.clamor.results.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import dev.clamor.results.schema.FileSchema;
import dev.clamor.results.schema.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/event-log.md} and {@code event.schema.json} say the same. */
class EventLogDocumentationTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| ([^|]+) \\| (.+) \\|$");
    private static final Pattern HEADING = Pattern.compile("^## `(\\w+)`.*");
    private static final Pattern PART_OF = Pattern.compile("^in `(\\w+)`: .*");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Set<String> COMMON = Set.of(Keys.EVENT, Keys.AT, Keys.CONTACT);

    private static final JsonNode SCHEMA = Schemas.tree(FileSchema.EVENTS);

    private record Row(String type, String meaning) {}

    @Test
    void every_kind_has_its_section() throws IOException {
        assertThat(sections().keySet()).containsExactlyInAnyOrderElementsOf(Keys.KINDS);
        assertThat(SCHEMA.get("oneOf"))
                .extracting(each -> each.get("$ref").asText())
                .containsExactlyElementsOf(
                        Keys.KINDS.stream().map(kind -> "#/$defs/" + kind).toList());
    }

    @Test
    void every_key_of_the_schema_is_documented_and_no_other() throws IOException {
        sections().forEach((kind, rows) -> {
            Map<String, JsonNode> keys = keys(kind, rows);
            assertThat(rows.keySet()).as(kind).containsExactlyInAnyOrderElementsOf(keys.keySet());
        });
    }

    @Test
    void the_types_agree() throws IOException {
        sections().forEach((kind, rows) -> {
            Map<String, JsonNode> keys = keys(kind, rows);
            rows.forEach((key, row) ->
                    assertThat(types(row.type())).as("%s.%s", kind, key).contains(type(keys.get(key))));
        });
    }

    @Test
    void constants_that_are_listed_are_all_of_them() throws IOException {
        Set<String> listed = new TreeSet<>();
        sections().forEach((kind, rows) -> {
            Map<String, JsonNode> keys = keys(kind, rows);
            rows.forEach((key, row) -> {
                JsonNode constants = target(keys.get(key)).path("enum");
                Set<String> named = lists(key, row, constants);
                if (!named.isEmpty() && !row.meaning().contains("...")) {
                    assertThat(named).as("%s.%s", kind, key).isEqualTo(texts(constants));
                    listed.add(kind + "." + key);
                }
            });
        });
        assertThat(listed).contains("closed.out", "closed.r", "ended.r", "spoke.tone");
    }

    @Test
    void the_common_keys_are_documented_with_every_kind() throws IOException {
        Map<String, Row> common =
                rows(documentation().substring(0, documentation().indexOf("\n## `")));
        assertThat(common.keySet()).isEqualTo(COMMON);
        assertThat(names(common.get(Keys.EVENT).meaning())).containsExactlyElementsOf(Keys.KINDS);
    }

    @Test
    void the_examples_keep_to_the_schema() throws IOException {
        Schema schema = Schemas.validator(FileSchema.EVENTS.text());
        List<String> examples = documentation()
                .lines()
                .filter(line -> line.startsWith("{\"e\""))
                .toList();
        assertThat(examples)
                .hasSizeGreaterThanOrEqualTo(Keys.KINDS.size())
                .allSatisfy(
                        example -> assertThat(Schemas.errors(schema, example)).isEmpty());
    }

    /** The keys of an event and of its parts, but for those of a part that is documented with another event. */
    private static Map<String, JsonNode> keys(String kind, Map<String, Row> rows) {
        Map<String, JsonNode> keys = new TreeMap<>();
        JsonNode properties = SCHEMA.at("/$defs/" + kind + "/properties");
        properties.properties().forEach(each -> {
            boolean elsewhere = rows.containsKey(each.getKey())
                    && rows.get(each.getKey()).meaning().contains("as in `");
            if (!elsewhere) {
                target(each.getValue().path("items"))
                        .path("properties")
                        .properties()
                        .forEach(part -> keys.put(part.getKey(), part.getValue()));
            }
        });
        properties.properties().stream()
                .filter(each -> !COMMON.contains(each.getKey()))
                .forEach(each -> keys.put(each.getKey(), each.getValue()));
        return keys;
    }

    /** The constants that a row lists, if it lists any. */
    private static Set<String> lists(String key, Row row, JsonNode constants) {
        Set<String> named = new TreeSet<>(names(row.meaning()));
        Set<String> known = texts(constants);
        boolean any = named.stream().anyMatch(known::contains);
        named.remove(key);
        Matcher part = PART_OF.matcher(row.meaning());
        if (part.matches()) {
            named.remove(part.group(1));
        }
        if (row.meaning().startsWith("with `")) {
            named.remove(names(row.meaning()).get(0));
        }
        return any ? named : Set.of();
    }

    private static Set<String> types(String documented) {
        return switch (documented) {
            case "µs", "count", "bytes", "1 to 4" -> Set.of("integer");
            case "number" -> Set.of("integer", "number");
            case "0 to 1" -> Set.of("number");
            case "flag" -> Set.of("boolean");
            case "text", "constant" -> Set.of("string");
            case "texts", "constants" -> Set.of("array of string");
            case "objects" -> Set.of("array of object");
            default -> Set.of();
        };
    }

    private static String type(JsonNode node) {
        JsonNode target = target(node);
        if (target.has("items")) {
            return "array of " + type(target.get("items"));
        }
        return target.has("enum") ? "string" : target.path("type").asText();
    }

    private static JsonNode target(JsonNode node) {
        JsonNode ref = node.path("$ref");
        return ref.isMissingNode() ? node : SCHEMA.at(ref.asText().substring(1));
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static List<String> names(String meaning) {
        return NAME.matcher(meaning).results().map(m -> m.group(1)).collect(Collectors.toList());
    }

    private static Map<String, Map<String, Row>> sections() throws IOException {
        Map<String, Map<String, Row>> sections = new LinkedHashMap<>();
        for (String section : documentation().split("\n(?=## )")) {
            Matcher heading = HEADING.matcher(section.lines().findFirst().orElse(""));
            if (heading.matches()) {
                sections.put(heading.group(1), rows(section));
            }
        }
        return sections;
    }

    private static Map<String, Row> rows(String section) {
        Map<String, Row> rows = new TreeMap<>();
        section.lines().map(ROW::matcher).filter(Matcher::matches).forEach(m -> {
            Row before = rows.put(m.group(1), new Row(m.group(2), m.group(3)));
            assertThat(before).as(m.group(1) + " twice").isNull();
        });
        return rows;
    }

    private static String documentation() throws IOException {
        return Files.readString(Path.of("..", "docs", "event-log.md"));
    }
}
