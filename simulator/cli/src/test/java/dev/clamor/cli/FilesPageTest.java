package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilesPageTest {
    static final Path PAGE = Path.of("../../docs/files.md");

    @Test
    void the_page_is_that_of_the_schemas() throws IOException {
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8))
                .as("write it anew as its head says")
                .isEqualTo(FilesPage.text());
    }

    @ParameterizedTest
    @EnumSource(InputFile.class)
    void every_key_of_the_schema_is_there_and_each_says_what_it_may_be(InputFile kind) {
        Set<String> there = FilesPage.keys(kind).stream()
                .map(key -> key.path().substring(key.path().lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> asked = new TreeSet<>();
        collect(InputSample.schema(kind), asked);
        assertThat(there).isEqualTo(asked);
        assertThat(FilesPage.text().lines().filter(line -> line.startsWith("| ")))
                .allMatch(
                        line -> line.matches("\\| \\S+ \\| [^ ].* \\| .*\\| [^ ].* \\|") || line.startsWith("| key "));
    }

    @Test
    void a_line_tells_need_bounds_default_and_meaning() {
        assertThat(FilesPage.text().lines())
                .contains(
                        "| `time_scale` | number from 1 to 10000 | `1` | Divides think times; the patience with a slow reply is"
                                + " not scaled. |")
                .contains(
                        "| **`temperament.memory`** | number from 0 to 0.99 |  | Share of x that is left after one reply. |")
                .anyMatch(line -> line.startsWith("| `drain_seconds` | number from 0 to 604800, seconds |  | "))
                .anyMatch(line -> line.startsWith("| **`stages[].steps.count`** | whole number from 2 to 1000 | "));
    }

    /** Names of all members that are described, wherever they stand. */
    private static void collect(JsonNode schema, Set<String> names) {
        if (schema.path("properties").isObject()) {
            schema.get("properties").properties().forEach(member -> {
                if (member.getValue().has("description") || member.getValue().has("$ref")) {
                    names.add(member.getKey());
                }
            });
        }
        schema.forEach(child -> collect(child, names));
    }
}
