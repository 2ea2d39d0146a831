package dev.clamor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clamor.cli.suite.SuiteLoader;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.load.fault.FaultSwitch;
import dev.clamor.load.plan.FaultKind;
import dev.clamor.load.plan.FaultTiming;
import dev.clamor.load.plan.FaultWindows;
import dev.clamor.load.plan.PlannedFault;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.persona.RandomStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedFaultsTest {
    private static final Path DOCUMENT = Path.of("..", "..", "docs", "faults.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private PlannedFaults read(String faults, boolean reference) throws IOException {
        Path file = Files.writeString(folder.resolve("faults.yaml"), faults);
        return PlannedFaults.read("storm", SuiteLoader.load("storm", null).plan(), file, reference);
    }

    @Test
    void every_example_of_the_documentation_is_read_and_every_kind_has_one() throws IOException {
        Matcher examples = EXAMPLE.matcher(Files.readString(DOCUMENT));
        Set<String> kinds = new TreeSet<>();
        int count = 0;
        while (examples.find()) {
            RunPlan plan = read(examples.group(1), true).plan();
            plan.faults().forEach(fault -> kinds.add(fault.kind().word()));
            assertThat(FaultWindows.of(plan.faults(), plan.workload(), new RandomStreams(1)))
                    .isNotEmpty();
            count++;
        }
        assertThat(count).isGreaterThanOrEqualTo(5);
        assertThat(kinds)
                .containsExactly(
                        "bandwidth",
                        "blackout",
                        "command",
                        "content",
                        "dependency",
                        "latency",
                        "reset",
                        "restart",
                        "slow_drip",
                        "status");
    }

    @Test
    void the_text_of_the_file_is_kept_for_the_manifest() throws IOException {
        String text = "faults:\n  - {name: cut, reset: {}, stage: spike}\n";
        assertThat(read(text, true).source().text()).isEqualTo(text);
    }

    @Test
    void only_the_reference_agent_can_be_told_to_fail() {
        String text = """
                faults:
                  - {name: crash, restart: {}, stage: spike}
                  - {name: books, dependency: {fails: 1}, stage: spike}
                  - {name: cut, reset: {}, stage: spike}
                """;
        assertThatThrownBy(() -> read(text, false))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("crash")
                .hasMessageContaining("books")
                .hasMessageNotContaining("cut");
    }

    @Test
    void a_behaviour_that_the_agent_does_not_know_is_a_problem_before_the_run() {
        assertThatThrownBy(() -> read("faults:\n  - {name: worse, content: {rates: {lop: 0.1}}, stage: spike}\n", true))
                .hasMessageContaining("lop");
    }

    private static FaultSwitch command(List<String> begin, List<String> end) {
        return new FaultSwitches(Optional.empty())
                .of(new PlannedFault(
                        "ours", new FaultKind.Command(begin, end), new FaultTiming.Once("", 0, 1_000_000)));
    }

    private static List<String> java(String... arguments) {
        List<String> argv = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        argv.addAll(List.of(arguments));
        return argv;
    }

    @Test
    void a_command_is_run_with_its_arguments_and_its_failure_told() {
        FaultSwitch ours = command(java("-version"), java("-no-such-option"));
        assertThat(ours.on()).isEmpty();
        assertThat(ours.off()).contains("ended with exit code 1");
        assertThat(command(java("-version"), List.of()).off()).isEmpty();
        assertThat(command(List.of("no-such-program-anywhere; true"), List.of()).on())
                .contains("no-such-program-anywhere; true");
    }
}
