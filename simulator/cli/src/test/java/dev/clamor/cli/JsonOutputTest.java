package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOutputTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size",
                "knee",
                "compare",
                "doctor",
                "plan",
                "label",
                "objectives",
                "validate",
                "explain",
                "replay",
                "personas list",
                "scenarios list",
                "baseline list"
            })
    void a_command_that_prints_results_has_it_for_programs_too(String command) {
        assertThat(Cli.here((command + " --help").split(" ")).out()).contains("--json");
    }

    @Test
    void catalogs_are_listed_in_full() throws IOException {
        JsonNode personas = JSON.readTree(Cli.here("personas", "list", "--json").out());
        assertThat(personas).hasSize(12);
        assertThat(personas.get(0).fieldNames()).toIterable().containsExactly("id", "title", "weight");
        JsonNode scenarios =
                JSON.readTree(Cli.here("scenarios", "list", "--json").out());
        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(12);
        assertThat(scenarios.get(0).get("autonomy").asInt()).isBetween(1, 4);
    }

    @Test
    void objectives_have_the_keys_of_the_verdict() throws IOException {
        JsonNode read = JSON.readTree(Cli.here("objectives", "--json").out());
        assertThat(read.get("name").asText()).isEqualTo("default");
        JsonNode first = read.get("objectives").get(0);
        assertThat(first.get("id").asText()).isEqualTo("solved-truly");
        assertThat(first.get("sli").asText()).isEqualTo("trueContainment");
        assertThat(first.get("target").asDouble()).isEqualTo(0.70);
        assertThat(first.at("/budgeting/method").asText()).isEqualTo("occurrences");
        assertThat(Cli.here("objectives", "--json", "--format", "yaml").exitCode())
                .isEqualTo(Main.INVALID);
    }

    @Test
    void problems_of_files_are_listed_one_by_one_with_exit_code_2() throws IOException {
        Path plan = folder.resolve("plan.yaml");
        Files.writeString(plan, "name: p\nstages:\n  - {name: a, rate: -1, seconds: 5}\n");
        Cli.Ended checked = Cli.here("validate", plan.toString(), "--json");
        assertThat(checked.exitCode()).isEqualTo(Main.INVALID);
        assertThat(checked.err()).isEmpty();
        JsonNode answer = JSON.readTree(checked.out());
        assertThat(answer.get("files").asInt()).isEqualTo(1);
        JsonNode problem = answer.get("problems").get(0);
        assertThat(problem.get("file").asText()).isEqualTo(plan.toString());
        assertThat(problem.get("line").asInt()).isEqualTo(3);
        assertThat(problem.get("column").asInt()).isEqualTo(15);
        assertThat(problem.get("key").asText()).isEqualTo("stages[0].rate");
        assertThat(problem.has("expected")).isTrue();
    }

    @Test
    void sound_files_have_no_problems() throws IOException {
        Path plan = folder.resolve("plan.yaml");
        Files.writeString(plan, "name: p\nstages:\n  - {name: a, rate: 1, seconds: 5}\n");
        Cli.Ended checked = Cli.here("validate", plan.toString(), "--json");
        assertThat(checked.exitCode()).isZero();
        assertThat(JSON.readTree(checked.out()).get("problems")).isEmpty();
    }

    @Test
    void both_quiet_and_verbose_is_refused() {
        Cli.Ended run =
                Cli.here("run", "-q", "-v", "--out", folder.resolve("run").toString());
        assertThat(run.exitCode()).isEqualTo(Main.INVALID);
        assertThat(run.err()).contains("--quiet: expected --quiet or --verbose. Found: both.");
    }
}
