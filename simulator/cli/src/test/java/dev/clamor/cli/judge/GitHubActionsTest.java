package dev.clamor.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.cli.run.VirtualRuns;
import dev.clamor.results.report.Report;
import dev.clamor.results.verdict.Decision;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubActionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"PROMOTE, notice, PROMOTE", "HOLD, warning, HOLD", "ROLL_BACK, error, ROLL BACK"})
    void every_reason_is_an_annotation_of_the_decisions_level(Decision decision, String level, String word)
            throws IOException {
        Report report =
                decided(decision, List.of(new Verdict.Reason("ONE", "first"), new Verdict.Reason("TWO", "second")));
        assertThat(GitHubAnnotations.of(report))
                .contains(
                        "::" + level + " title=Clamor%3A " + word + " (ONE)::first",
                        "::" + level + " title=Clamor%3A " + word + " (TWO)::second");
    }

    @Test
    void what_would_end_a_command_or_begin_another_is_escaped() {
        assertThat(GitHubAnnotations.line("error", "a:b,c%d\n::set-env", "50 % of\r\n::add-mask::all, really: yes"))
                .isEqualTo("::error title=a%3Ab%2Cc%25d %3A%3Aset-env::50 %25 of ::add-mask::all, really: yes");
    }

    @Test
    void there_are_never_more_than_github_keeps() throws IOException {
        List<Verdict.Reason> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(new Verdict.Reason("RUN_INVALID", "check " + i));
        }
        List<String> lines = GitHubAnnotations.of(decided(Decision.HOLD, many));
        assertThat(lines)
                .hasSizeLessThanOrEqualTo(11)
                .contains("::notice title=Clamor%3A HOLD::and 33 more, in the report");
        assertThat(lines.stream().filter(line -> line.startsWith("::warning"))).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void the_summary_is_added_to_what_the_step_has_there() throws IOException {
        Path summary = folder.resolve("summary");
        Files.writeString(summary, "# Mine\n");
        String printed = shown(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
        assertThat(printed).startsWith("::");
        assertThat(summary).content().startsWith("# Mine\n## Clamor: HOLD\n");
    }

    @Test
    void elsewhere_and_where_it_is_not_wanted_nothing_is_shown() throws IOException {
        Path summary = folder.resolve("summary");
        Map<String, String> variables = new HashMap<>(Map.of("GITHUB_STEP_SUMMARY", summary.toString()));
        assertThat(shown(variables)).isEmpty();
        variables.put("GITHUB_ACTIONS", "true");
        variables.put("CLAMOR_GITHUB", "false");
        assertThat(shown(variables)).isEmpty();
        assertThat(summary).doesNotExist();
    }

    @Test
    void a_summary_that_cannot_be_written_is_told_and_changes_nothing_else() throws IOException {
        assertThat(shown(Map.of(
                        "GITHUB_ACTIONS",
                        "true",
                        "GITHUB_STEP_SUMMARY",
                        folder.resolve("none/summary").toString())))
                .contains("::warning", "GITHUB_STEP_SUMMARY: expected a file to write to. Found: ");
    }

    private String shown(Map<String, String> variables) throws IOException {
        StringWriter out = new StringWriter();
        new GitHubActions(name -> Optional.ofNullable(variables.get(name)), new PrintWriter(out, true))
                .show(decided(Decision.HOLD, List.of(new Verdict.Reason("WHY", "because"))));
        return out.toString();
    }

    /** A run's report with another decision and other reasons. */
    private Report decided(Decision decision, List<Verdict.Reason> reasons) throws IOException {
        Path run = Files.createTempDirectory(folder, "run").resolve("it");
        VirtualRuns.write(run, "it", 3, 30, "", null);
        Report report = Judging.judge(run, Clock.systemUTC());
        Verdict found = report.verdict();
        Verdict verdict = new Verdict(
                decision,
                reasons,
                found.findings(),
                found.comparisons(),
                found.autonomy(),
                found.run(),
                found.baseline(),
                found.stop(),
                found.agents());
        return new Report(
                report.manifest(),
                report.snapshot(),
                verdict,
                report.analysis(),
                report.judgedAt(),
                report.transcripts(),
                report.baseline());
    }
}
