package dev.clamor.results.slo.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.clamor.document.Problems;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.ObjectivesCatalog;
import dev.clamor.results.slo.ObjectivesYaml;
import dev.clamor.results.slo.RandomObjectives;
import dev.clamor.results.slo.openslo.OpenSloWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final int SEEDS = 500;

    @Test
    void what_is_written_in_our_words_reads_back_equal() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            Objectives objectives = RandomObjectives.of(seed);
            assertThat(read(ObjectivesYaml.text(objectives)))
                    .as("seed %d", seed)
                    .isEqualTo(objectives);
        });
    }

    @Test
    void what_is_written_as_openslo_reads_back_equal() {
        LongStream.range(0, SEEDS).forEach(seed -> {
            Objectives objectives = RandomObjectives.of(seed);
            assertThat(read(OpenSloWriter.text(objectives))).as("seed %d", seed).isEqualTo(objectives);
        });
    }

    @Test
    void the_packaged_objectives_survive_both() {
        Objectives packaged = read(ObjectivesCatalog.packagedText());
        assertThat(read(ObjectivesYaml.text(packaged))).isEqualTo(packaged);
        assertThat(read(OpenSloWriter.text(packaged))).isEqualTo(packaged);
    }

    @Test
    void rules_for_stopping_early_survive() {
        String head = ObjectivesCatalog.packagedText()
                .replace("  objectives:\n    #", "  stopping: {curtail: true}\n  objectives:\n    #");
        for (String rules : List.of(
                "{curtail: true}",
                "{rollBack: {alpha: 0.01}}",
                "{rollBack: {alpha: 0.05}, curtail: true, promote: {method: obrien_fleming, looks: 4}}",
                "{promote: {method: pocock, looks: 3}}",
                "{promote: {method: sprt, better: 0.005, beta: 0.1}}")) {
            Objectives objectives = read(head.replace("{curtail: true}", rules));
            assertThat(objectives.stopping().none()).isFalse();
            assertThat(read(ObjectivesYaml.text(objectives))).isEqualTo(objectives);
        }
    }

    // The rules of the specification (github.com/OpenSLO/OpenSLO, README) and of its Go SDK (github.com/OpenSLO/go-sdk,
    // pkg/openslo/v1), as a JSON Schema of our own.
    @Test
    void what_is_written_as_openslo_keeps_to_its_rules() throws IOException {
        Schema schema = schema();
        for (long seed = 0; seed < SEEDS; seed++) {
            for (JsonNode document : documents(OpenSloWriter.text(RandomObjectives.of(seed)))) {
                assertThat(schema.validate(document))
                        .as("seed %d: %s", seed, document)
                        .isEmpty();
            }
        }
    }

    @Test
    void the_rules_refuse_what_openslo_refuses() throws IOException {
        Schema schema = schema();
        String text = OpenSloWriter.text(read(ObjectivesCatalog.packagedText()));
        List<String> broken = List.of(
                text.replace("name: solved-truly", "name: Solved_Truly"),
                text.replace("target: 0.70", "target: 1.0"),
                text.replace("target: 0.70", "target: 0.7\n      targetPercent: 70"),
                text.replace("budgetingMethod: Occurrences", "budgetingMethod: Timeslices"),
                text.replace("28d", "28 days"),
                text.replace("isRolling: true", "isRolling: false"),
                text.replace("gating: \"true\"", "gating: true"));
        for (String one : broken) {
            assertThat(one).isNotEqualTo(text);
            assertThat(documents(one).stream().allMatch(d -> schema.validate(d).isEmpty()))
                    .isFalse();
        }
    }

    private static Objectives read(String text) {
        Problems problems = new Problems();
        var read = ObjectivesFile.read("o.yaml", text, problems);
        assertThat(problems.all()).as(text).isEmpty();
        assertThat(read.orElseThrow().notes()).isEmpty();
        return read.orElseThrow().objectives();
    }

    private static List<JsonNode> documents(String text) throws IOException {
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll();
        }
    }

    private static Schema schema() throws IOException {
        try (InputStream in = RoundTripTest.class.getResourceAsStream("/openslo-v1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
