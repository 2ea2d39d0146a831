package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.run.VirtualRuns;
import dev.clamor.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class JsonOutputTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    /** What a command without {@code --json} prints, or why there is nothing to print. */
    private static final Map<String, String> NO_JSON = Map.ofEntries(
            Map.entry("clamor", "help"),
            Map.entry("clamor init", "writes files and names them"),
            Map.entry("clamor run", "verdict.json and the others lie in the run's folder"),
            Map.entry("clamor verdict", "prints verdict.json whatever is asked"),
            Map.entry("clamor gate", "help"),
            Map.entry("clamor gate serve", "answers in JSON over HTTP"),
            Map.entry("clamor report", "--format names the file to print"),
            Map.entry("clamor baseline", "as baseline list"),
            Map.entry("clamor baseline set", "does something, and says so in a line"),
            Map.entry("clamor baseline remove", "does something, and says so in a line"),
            Map.entry("clamor agent", "serves"),
            Map.entry("clamor personas", "as personas list"),
            Map.entry("clamor personas show", "prints a file"),
            Map.entry("clamor scenarios", "as scenarios list"),
            Map.entry("clamor scenarios show", "prints a file"),
            Map.entry("clamor schema", "prints a schema, which is JSON"),
            Map.entry("clamor completion", "prints a script"));

    @Test
    void every_command_that_prints_results_has_them_for_programs_too() {
        assertThat(CommandsPage.commands().stream()
                        .map(CommandLine::getCommandSpec)
                        .filter(spec -> spec.findOption("--json") == null)
                        .map(CommandSpec::qualifiedName))
                .containsExactlyInAnyOrderElementsOf(NO_JSON.keySet());
    }

    @Test
    void what_a_run_came_to_is_printed_as_its_files_hold_it_and_nothing_else_is() throws IOException {
        Path run = folder.resolve("run");
        VirtualRuns.write(run, "few", 3, 20, "rates:\n  missedHandoff: 0.5\n", null);

        Cli.Ended judged = Cli.here("judge", run.toString(), "--json");
        assertThat(judged.err()).isEmpty();
        assertThat(judged.out()).isEqualTo(Files.readString(run.resolve("verdict.json")));
        assertThat(judged.exitCode()).isEqualTo(10);
        assertThat(JSON.readTree(judged.out()).get("verdict").asText()).isEqualTo("HOLD");

        assertThat(Cli.here("review", run.toString(), "--json").out())
                .isEqualTo(Files.readString(run.resolve("review").resolve("review.json")))
                .contains("\"paths\"");

        String query = "select count(*) as n from contacts";
        JsonNode rows =
                JSON.readTree(Cli.here("query", query, run.toString(), "--json").out());
        assertThat(rows.get(0).get("n").asInt()).isEqualTo(20);
        assertThat(Cli.here("query", query, run.toString(), "--json", "--format", "csv")
                        .err())
                .startsWith("--json: expected --json or --format. Found: both");
        assertThat(JSON.readTree(
                        Cli.here("history", folder.toString(), "--json").out()))
                .isNotEmpty();
    }

    @Test
    void a_conversation_is_one_object() throws IOException {
        Cli.Ended met =
                Cli.here("converse", "--persona", "calm_expert", "--seed", "3", "--behaviour", "clean", "--json");
        assertThat(met.err()).isEmpty();
        JsonNode answer = JSON.readTree(met.out());
        assertThat(answer.fieldNames()).toIterable().containsExactly("contact", "seed", "conversation");
        assertThat(answer.get("seed").asInt()).isEqualTo(3);
        assertThat(answer.at("/conversation/persona").asText()).isEqualTo("calm_expert");
        assertThat(answer.at("/conversation/turns/0/customer/text").asText()).isNotBlank();
        assertThat(answer.at("/conversation/outcome").asText()).isNotBlank();
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
                .isEqualTo(ExitCode.INVALID);
    }

    @Test
    void problems_of_files_are_listed_one_by_one_with_exit_code_2() throws IOException {
        Path plan = folder.resolve("plan.yaml");
        Files.writeString(plan, "name: p\nstages:\n  - {name: a, rate: -1, seconds: 5}\n");
        Cli.Ended checked = Cli.here("validate", plan.toString(), "--json");
        assertThat(checked.exitCode()).isEqualTo(ExitCode.INVALID);
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
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains("--quiet: expected --quiet or --verbose. Found: both.");
    }
}
