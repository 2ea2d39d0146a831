package dev.clamor.results.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileSchemaTest {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    @ParameterizedTest
    @EnumSource(FileSchema.class)
    void each_is_a_schema_by_the_schema_of_schemas(FileSchema schema) {
        Schema draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(DRAFT));
        assertThat(Schemas.errors(draft, schema.text())).isEmpty();
        assertThat(Schemas.errors(draft, "{\"type\": \"objekt\"}")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(FileSchema.class)
    void each_is_found_by_its_id_and_says_what_it_describes(FileSchema schema) {
        JsonNode tree = Schemas.tree(schema);
        assertThat(FileSchema.of(schema.id())).contains(schema);
        assertThat(tree.get("$schema").asText()).isEqualTo(DRAFT);
        assertThat(tree.get("$id").asText()).matches("https://clamor\\.dev/schema/[a-z]+-1\\.json");
        assertThat(tree.get("title").asText()).isNotBlank();
        assertThat(schema.title()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(FileSchema.class)
    void no_object_may_have_a_key_that_is_not_listed(FileSchema schema) {
        List<JsonNode> objects = new ArrayList<>();
        collect(Schemas.tree(schema), objects);
        assertThat(objects)
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.path("additionalProperties"))
                        .as(node.toString())
                        .isEqualTo(Schemas.tree("false")));
    }

    /** Types of objects with named members; what only adds a condition or is a choice has no type or no members. */
    private static void collect(JsonNode node, List<JsonNode> objects) {
        if (node.has("type") && node.path("properties").isObject()) {
            objects.add(node);
        }
        node.forEach(each -> collect(each, objects));
    }

    @ParameterizedTest
    @EnumSource(FileSchema.class)
    void every_definition_is_used_and_every_use_is_defined(FileSchema schema) {
        Set<String> used = Pattern.compile("\"#/\\$defs/([^\"]+)\"")
                .matcher(schema.text())
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> defined = new TreeSet<>();
        Schemas.tree(schema).path("$defs").fieldNames().forEachRemaining(defined::add);
        assertThat(used).isEqualTo(defined);
    }

    @Test
    void ids_are_unique() {
        assertThat(FileSchema.ids()).doesNotHaveDuplicates().contains("verdict", "snapshot", "events", "manifest");
        assertThat(FileSchema.of("verdicts")).isEmpty();
    }
}
