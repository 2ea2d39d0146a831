package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private static List<String> problems(String... files) {
        String[] args = new String[files.length + 1];
        args[0] = "validate";
        System.arraycopy(files, 0, args, 1, files.length);
        Cli.Ended ended = Cli.here(args);
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(ended.out()).doesNotContain("nothing wrong");
        return ended.err().lines().toList();
    }

    @Test
    void faults_have_line_column_key_and_the_nearest_known_key() throws IOException {
        String faults = file("faults.yaml", "faults:\n  - {name: far, latency: {milis: 3}, stage: any}\n");
        assertThat(problems(faults))
                .containsExactly(
                        faults + ":2:17 faults[0].latency.millis: expected a number from 0 to 3600000. Found: nothing.",
                        faults + ":2:27 faults[0].latency.milis: expected one of millis, jitter_millis, direction,"
                                + " share. Found: the unknown key \"milis\" (did you mean \"millis\"?).");
    }

    @Test
    void a_fault_that_cannot_be_read_does_not_make_its_list_an_empty_one() throws IOException {
        assertThat(problems(file("faults.yaml", "faults:\n  - {name: far, latencyy: {}, stage: any}\n")))
                .noneMatch(problem -> problem.contains("at least one fault"));
        assertThat(problems(file("faults.yaml", "faults: []\n")))
                .anyMatch(problem -> problem.contains("at least one fault"));
    }

    @Test
    void faults_are_good_without_a_plan_whatever_the_names_of_their_stages() throws IOException {
        String faults = file("f.yaml", "faults:\n  - {name: far, latency: {millis: 3}, stage: any, at: 99h}\n");
        assertThat(Cli.here("validate", faults).out()).contains("1 file, nothing wrong");
    }

    @Test
    void flaws_of_a_fault_have_a_place_and_the_nearest_name() throws IOException {
        String faults =
                file("faults.yaml", "faults:\n  - {name: bad, stage: a, content: {rates: {wrongAnser: 0.4}}}\n");
        assertThat(problems(faults))
                .singleElement()
                .asString()
                .startsWith(faults + ":2:45 faults[0].content.rates.wrongAnser: expected one of actsOnStale,")
                .endsWith("did you mean \"wrongAnswer\"?).");
    }

    @Test
    void a_behaviour_has_them_too() throws IOException {
        String behaviour =
                file("mine.yaml", "rates:\n  leak: 2\n  eror: 0.1\nworkers: many\npressure: {from: 3, full: 2}\n");
        assertThat(problems(behaviour))
                .hasSize(4)
                .contains(behaviour + ":2:3 rates.leak: expected a number from 0 to 1. Found: 2.")
                .contains(behaviour + ":4:1 workers: expected a whole number. Found: \"many\".")
                .contains(behaviour + ":5:1 pressure: expected 0 <= from < full. Found: from 3.0, full 2.0.")
                .anySatisfy(line -> assertThat(line)
                        .startsWith(behaviour + ":3:3 rates.eror: expected one of actsOnStale,")
                        .endsWith("Found: the unknown key \"eror\" (did you mean \"error\"?)."));
    }

    @Test
    void a_plan_is_checked_with_the_behaviours_of_its_agents() throws IOException {
        file("flaws.yaml", "wrokers: 3\n");
        String plan = file(
                "plan.yaml",
                "name: p\nstages: [{name: a, rate: 1, for: 1m}]\nagents:\n"
                        + "  - {name: a, agent: reference, behaviour: flaws.yaml}\n  - {name: b, agent: nowhere}\n");
        assertThat(problems(plan))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("flaws.yaml:1:1 wrokers", "did you mean \"workers\"?"))
                .anySatisfy(line -> assertThat(line).startsWith(plan + ":5:15 agents[1].agent: expected"));
    }

    @Test
    void weights_of_nobody_have_a_place() throws IOException {
        String plan = file(
                "plan.yaml", "name: p\nstages: [{name: a, rate: 1, for: 1m}]\npersona_weights:\n  calm_expret: 1\n");
        assertThat(problems(plan))
                .containsExactly(plan + ":4:3 persona_weights.calm_expret: expected the id of one that is used."
                        + " Found: \"calm_expret\" (did you mean \"calm_expert\"?).");
    }

    @Test
    void a_folder_is_checked_with_all_below_it_and_each_problem_is_told_once() throws IOException {
        String persona = file("who/somebody.yaml", "id: x\ntemprament: {}\n");
        file("run/plan.yaml", "name: p\npersonas: ../who/\nstages: [{name: a, rate: 1, for: 1m}]\n");
        file("lexicon.yaml", "fallback: [Hm hm]\n");
        file(".hidden/broken.yaml", "[");
        List<String> problems = problems(folder.toString());
        assertThat(problems)
                .filteredOn(line -> line.contains("temprament"))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("somebody.yaml:2:1", "did you mean \"temperament\"?"));
        assertThat(problems)
                .doesNotHaveDuplicates()
                .noneSatisfy(line -> assertThat(line).contains("hidden"));
        assertThat(persona).endsWith("somebody.yaml");
    }

    @Test
    void a_file_of_no_known_kind_is_one_problem() throws IOException {
        String other = file("compose.yaml", "services: {}\n");
        assertThat(problems(other))
                .singleElement()
                .asString()
                .startsWith(
                        other + ": expected a file of one of these kinds: plan, persona, scenario, objectives, agent,");
    }

    @Test
    void every_kind_of_sample_is_known() {
        for (String name : List.of("faults", "behaviour", "lexicon", "phrases", "objectives", "persona", "scenario")) {
            Cli.Ended ended = Cli.here("validate", "src/test/resources/samples/" + name + ".yaml");
            assertThat(ended.err()).as(name).isEmpty();
            assertThat(ended.exitCode()).isZero();
        }
    }

    @Test
    void yaml_that_is_none_is_told_once_with_line_and_column() throws IOException {
        String broken = file("broken.yaml", "id: [unclosed\n");
        assertThat(problems(broken))
                .singleElement()
                .asString()
                .matches(".*broken\\.yaml:\\d+:\\d+: expected well-formed YAML.*");
    }
}
