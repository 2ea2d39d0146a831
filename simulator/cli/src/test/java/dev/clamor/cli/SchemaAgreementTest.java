package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.clamor.document.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of input files against the readers: one thing changed at a time, both must say the same. */
class SchemaAgreementTest {
    private static final String UNKNOWN = "zzqxzz";
    private static final JsonNode WORDS = TextNode.valueOf("~zz wrong~");
    private static final JsonNode MAPPING =
            JsonNodeFactory.instance.objectNode().put(UNKNOWN, 1);

    /** Needed unless the address names the agent, which no schema tells. */
    private static final Set<String> NEEDED_AT_TIMES = Set.of("dialogflow_cx.project", "dialogflow_cx.agent");

    static List<InputSample> samples() {
        return InputSample.all();
    }

    private static List<InputSample> samples(InputFile kind) {
        return samples().stream().filter(sample -> sample.kind() == kind).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void each_sample_is_good_to_both(InputSample sample) {
        assertThat(sample.problems()).isEmpty();
        assertThat(sample.errors()).isEmpty();
    }

    /** An unknown key makes a reader say which it knows; a schema may have several places for one part of a reader. */
    @ParameterizedTest
    @EnumSource(InputFile.class)
    void the_keys_that_a_reader_knows_are_those_of_the_schema_and_all_are_in_the_samples(InputFile kind) {
        JsonNode schema = InputSample.schema(kind);
        Map<JsonNode, Set<String>> known = new IdentityHashMap<>();
        Map<JsonNode, Set<String>> seen = new IdentityHashMap<>();
        Map<JsonNode, String> where = new IdentityHashMap<>();
        for (InputSample sample : samples(kind)) {
            for (SchemaPlace place : SchemaPlace.of(schema, sample.tree())) {
                if (place.value().isObject() && place.closed()) {
                    where.putIfAbsent(place.schema(), place.path());
                    place.value()
                            .fieldNames()
                            .forEachRemaining(key -> set(seen, place).add(key));
                    set(known, place).addAll(known(sample, place));
                }
            }
        }
        assertThat(where).hasSizeGreaterThanOrEqualTo(kind == InputFile.PHRASES || kind == InputFile.MODEL ? 1 : 2);
        where.forEach((part, path) -> {
            Set<String> properties = new TreeSet<>();
            part.path("properties").fieldNames().forEachRemaining(properties::add);
            assertThat(known.get(part)).as("keys of the reader at %s", path).isEqualTo(properties);
            if (!path.equals("remove")) {
                assertThat(seen.getOrDefault(part, Set.of()))
                        .as("keys in the samples at %s", path)
                        .isEqualTo(properties);
            }
        });
        assertThat(where.size()).as("parts of the schema that samples reach").isEqualTo(closed(schema));
    }

    private static Set<String> set(Map<JsonNode, Set<String>> sets, SchemaPlace place) {
        return sets.computeIfAbsent(place.schema(), part -> new TreeSet<>());
    }

    private static Set<String> known(InputSample sample, SchemaPlace place) {
        InputSample changed = sample.with(place.added(sample.tree(), UNKNOWN, TextNode.valueOf("1")));
        assertThat(changed.errors())
                .as("%s %s: the schema", sample, place.path())
                .isNotEmpty();
        List<Problem> problems = changed.problems().stream()
                .filter(problem -> problem.found().startsWith("the unknown key \"" + UNKNOWN + "\""))
                .toList();
        assertThat(problems).as("%s %s: the reader", sample, place.path()).hasSize(1);
        String expected = problems.get(0).expected();
        return expected.equals("no keys")
                ? Set.of()
                : Set.of(expected.substring("one of ".length()).split(", "));
    }

    /** How many parts of a schema say that there are no other keys. */
    private static int closed(JsonNode schema) {
        int here = schema.path("additionalProperties").isBoolean() ? 1 : 0;
        for (JsonNode child : schema) {
            here += closed(child);
        }
        return here;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void what_one_needs_the_other_needs(InputSample sample) {
        List<String> apart = new ArrayList<>();
        for (SchemaPlace place : places(sample)) {
            if (place.member()) {
                InputSample without = sample.with(place.removed(sample.tree()));
                List<Problem> problems = without.problems();
                boolean missed = problems.stream()
                        .anyMatch(problem -> problem.key().equals(place.path())
                                && problem.found().equals("nothing"));
                boolean refused = !without.errors().isEmpty();
                if (missed && !refused && !NEEDED_AT_TIMES.contains(place.path())) {
                    apart.add(place.path() + ": only the reader needs it");
                }
                if (refused && problems.isEmpty()) {
                    apart.add(place.path() + ": only the schema needs it: " + without.errors());
                }
            }
        }
        assertThat(apart).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_value_of_another_type_is_refused_by_both(InputSample sample) {
        List<String> apart = new ArrayList<>();
        for (SchemaPlace place : places(sample)) {
            JsonNode other = place.value().isObject() || place.value().isArray() && !texts(place) ? WORDS : MAPPING;
            check(sample, place, other, true, apart);
        }
        assertThat(apart).isEmpty();
    }

    /** Whether a single text may stand for the list. */
    private static boolean texts(SchemaPlace place) {
        return !place.value().isEmpty() && place.value().get(0).isValueNode();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void numbers_have_the_same_bounds(InputSample sample) {
        List<String> apart = new ArrayList<>();
        for (SchemaPlace place : places(sample)) {
            JsonNode schema = place.schema();
            if (place.value().isNumber() && (schema.has("minimum") || schema.has("exclusiveMinimum"))) {
                check(sample, place, WORDS, true, apart);
                beyond(schema).forEach(number -> check(sample, place, DoubleNode.valueOf(number), true, apart));
                check(sample, place, DoubleNode.valueOf(1e17), false, apart);
                check(sample, place, DoubleNode.valueOf(-1e17), false, apart);
            }
        }
        assertThat(apart).isEmpty();
    }

    private static List<Double> beyond(JsonNode schema) {
        List<Double> beyond = new ArrayList<>();
        double step = schema.path("type").asText().equals("integer") ? 1 : 1e-7;
        Map<String, Integer> sides = Map.of("minimum", -1, "maximum", 1, "exclusiveMinimum", 0, "exclusiveMaximum", 0);
        sides.forEach((keyword, side) -> {
            if (schema.has(keyword)) {
                double bound = schema.get(keyword).doubleValue();
                beyond.add(bound + side * Math.max(step, Math.abs(bound) * 1e-9));
            }
        });
        return beyond;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_same_constants_are_known(InputSample sample) {
        List<String> apart = new ArrayList<>();
        for (SchemaPlace place : places(sample)) {
            if (place.schema().has("enum") && place.value().isTextual()) {
                check(sample, place, WORDS, true, apart);
                Set<String> constants = new HashSet<>();
                place.schema().get("enum").forEach(one -> constants.add(one.asText()));
                Set<String> told = told(sample.with(place.replaced(sample.tree(), WORDS)), place.path());
                if (!told.isEmpty() && !told.equals(lower(constants))) {
                    apart.add(place.path() + ": " + told + " and " + constants);
                }
                for (String constant : constants) {
                    InputSample other = sample.with(place.replaced(sample.tree(), TextNode.valueOf(constant)));
                    if (!told(other, place.path()).isEmpty()) {
                        apart.add(place.path() + ": the reader does not know " + constant);
                    }
                }
            }
        }
        assertThat(apart).isEmpty();
    }

    private static Set<String> told(InputSample sample, String path) {
        String key = path.replaceAll("\\[\\d+]$", "");
        return sample.problems().stream()
                .filter(problem -> problem.key().equals(path) || problem.key().equals(key))
                .filter(problem -> problem.expected().matches("(one|some) of .*"))
                .findFirst()
                .map(problem -> lower(Set.of(problem.expected()
                        .substring(problem.expected().indexOf(" of ") + 4)
                        .split(", "))))
                .orElse(Set.of());
    }

    private static Set<String> lower(Set<String> words) {
        Set<String> lower = new HashSet<>();
        words.forEach(word -> lower.add(word.toLowerCase(java.util.Locale.ROOT)));
        return lower;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void no_text_is_refused_by_the_schema_alone(InputSample sample) {
        List<String> apart = new ArrayList<>();
        for (SchemaPlace place : places(sample)) {
            if (place.value().isValueNode()) {
                for (String text : List.of("~zz wrong~", "zz", "7", "/zz", "{value}", "9d", "12s", "clamor/v1")) {
                    InputSample other = sample.with(place.replaced(sample.tree(), TextNode.valueOf(text)));
                    boolean quotedNumber =
                            place.value().isNumber() || place.schema().has("minimum");
                    if (!quotedNumber
                            && !other.errors().isEmpty()
                            && other.problems().isEmpty()) {
                        apart.add(place.path() + ": " + text + ": " + other.errors());
                    }
                }
            }
        }
        assertThat(apart).isEmpty();
    }

    private static List<SchemaPlace> places(InputSample sample) {
        List<SchemaPlace> places = SchemaPlace.of(InputSample.schema(sample.kind()), sample.tree());
        return places.subList(1, places.size());
    }

    /** Both refuse; or, if not both must, the schema refuses where the reader does so because of this key. */
    private static void check(InputSample sample, SchemaPlace place, JsonNode value, boolean both, List<String> apart) {
        InputSample changed = sample.with(place.replaced(sample.tree(), value));
        List<Problem> problems = changed.problems();
        boolean here = problems.stream().anyMatch(problem -> problem.key().equals(place.path()));
        boolean refused = !changed.errors().isEmpty();
        if (refused && problems.isEmpty() || both && problems.isEmpty()) {
            apart.add(place.path() + ": the reader takes " + value);
        }
        if (!refused && (both || here)) {
            apart.add(place.path() + ": the schema takes " + value);
        }
    }

    @Test
    void a_fault_is_the_same_in_a_plan_and_in_a_file_of_its_own() {
        assertThat(InputSample.schema(InputFile.PLAN).at("/$defs/fault"))
                .isEqualTo(InputSample.schema(InputFile.FAULTS).at("/$defs/fault"));
    }

    @Test
    void there_is_a_description_for_every_key() {
        Map<String, String> without = new HashMap<>();
        for (InputFile kind : InputFile.values()) {
            undescribed(InputSample.schema(kind), kind.id(), without);
        }
        assertThat(without).isEmpty();
    }

    private static void undescribed(JsonNode schema, String path, Map<String, String> without) {
        schema.properties().forEach(member -> {
            if (member.getKey().equals("properties")
                    && schema.path("type").asText().equals("object")) {
                member.getValue().properties().forEach(key -> {
                    JsonNode about = key.getValue();
                    if (!about.isBoolean() && !about.has("description") && !about.has("$ref")) {
                        without.put(path + "." + key.getKey(), about.toString());
                    }
                });
            }
            undescribed(member.getValue(), path + "." + member.getKey(), without);
        });
    }
}
