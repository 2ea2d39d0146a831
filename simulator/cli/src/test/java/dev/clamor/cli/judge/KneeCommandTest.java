package dev.clamor.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.Cli;
import dev.clamor.cli.RunFiles;
import dev.clamor.cli.run.VirtualRuns;
import dev.clamor.cli.run.VirtualSearch;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.load.plan.KneeSettings;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.results.knee.Knee;
import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a search, from its log. */
class KneeCommandTest {
    private static final DeclaredBehaviour AGENT = DeclaredBehaviour.packaged();
    private static final KneeSettings SETTINGS = new KneeSettings(8, 60, 2, 400, 30, 8, 0.5);

    @TempDir
    private Path folder;

    private Knee search(double atLeast) {
        VirtualSearch.Law law = (load, now) -> load > 3 ? 0.4 : 0.02;
        return new VirtualSearch(AGENT, law, SETTINGS, 1).run(folder, atLeast);
    }

    @Test
    void the_answer_is_computed_again_from_the_log_alone() throws IOException {
        Knee knee = search(0);

        Cli.Ended told = Cli.here("knee", folder.toString());
        assertThat(told.err()).isEmpty();
        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).startsWith("The agent " + knee.sentence()).contains("recovery", "BREACHED");

        String json = Cli.here("knee", folder.toString(), "--json").out();
        assertThat(new ObjectMapper().readTree(json).at("/knee/lower").asDouble())
                .isEqualTo(knee.lower());
        assertThat(folder.resolve("knee.json")).doesNotExist();
    }

    /** The search finds from about 14 to 34. */
    @ParameterizedTest
    @CsvSource({"0, 10, MEASURED", "5, 0, LOAD_HELD", "20, 10, LOAD_UNDECIDED", "50, 20, LOAD_NOT_HELD"})
    void the_verdict_is_by_the_load_that_was_asked_for(double atLeast, int exitCode, String code) throws IOException {
        Knee knee = search(atLeast);

        Cli.Ended judged = Cli.here("judge", folder.toString());
        assertThat(judged.exitCode()).as(judged.out()).isEqualTo(exitCode);
        assertThat(judged.out()).contains(code, knee.sentence());
        assertThat(RunFiles.errors(folder)).isEmpty();
        assertThat(Files.readString(folder.resolve("junit.xml")))
                .as("no objective fails; of ROLL_BACK, the decision does")
                .contains("failures=\"" + exitCode / Decision.ROLL_BACK.exitCode() + "\"");
        assertThat(folder.resolve("knee.json")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("summary.md"))).contains("### How much load it bears");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("<section id=\"knee\">", "\"estimate\":" + json(knee.estimate()));
    }

    private static String json(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }

    @Test
    void a_run_that_searched_for_nothing_has_none() {
        VirtualRuns.write(folder, "r", 1, 5, "", null);

        Cli.Ended refused = Cli.here("knee", folder.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(refused.err()).contains("expected a run that searched for the highest bearable load (--find-knee)");
    }

    @Test
    void options_of_the_search_are_refused_without_it_all_at_once() {
        Cli.Ended refused = Cli.here("run", "--knee-to", "30", "--at-least", "5");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(refused.err())
                .contains("--knee-to: expected --find-knee beside it", "--at-least: expected --find-knee beside it");

        assertThat(Cli.here("run", "--find-knee", "--at-least", "5000").err())
                .contains("--at-least: expected at most the highest load, 100.0. Found: 5000.0");
        assertThat(Cli.here("run", "--find-knee", "--knee-to", "1").err())
                .contains("--knee-to: expected at least the lowest load, 8.0. Found: 1.0");
        assertThat(Cli.here("run", "--find-knee", "--baseline", "x").err())
                .contains("--baseline: expected a run of its plan's stages. Found: --find-knee");
    }

    @Test
    void what_the_reference_agent_declares_under_load_is_printed() {
        Cli.Ended printed = Cli.here("agent", "--declared-load");
        assertThat(printed.exitCode()).isZero();
        // 24 workers over 0.180 exp(0.5^2 / 2) s
        assertThat(printed.out())
                .contains("At most 117.7 messages a second", "missed_handoff 0.030", "missed_handoff 0.300");
        assertThat(Cli.here("agent", "--declared-load", "--behaviour", "clean").out())
                .contains("load changes nothing");
    }
}
