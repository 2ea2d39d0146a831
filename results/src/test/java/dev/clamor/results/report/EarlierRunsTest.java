package dev.clamor.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.report.trend.EarlierRuns;
import dev.clamor.results.report.trend.Trend;
import dev.clamor.results.report.trend.TrendRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierRunsTest {
    @TempDir
    private Path home;

    @BeforeEach
    void run_of_today() throws IOException {
        run("today", "2026-11-21T07:45:00Z", "storm", "agent 2");
    }

    @Test
    void objectives_are_followed_through_the_runs_of_the_plan_that_began_before() throws IOException {
        run("second", "2026-11-20T07:45:00Z", "storm", "agent 2");
        run("first", "2026-11-19T07:45:00Z", "storm", "agent 1");
        run("later", "2026-11-22T07:45:00Z", "storm", "agent 2");
        run("other", "2026-11-20T09:45:00Z", "drizzle", "agent 2");

        List<Trend> trends = trends();

        assertThat(trends)
                .extracting(Trend::objective)
                .containsExactlyElementsOf(SampleReports.storm().verdict().findings().stream()
                        .map(finding -> finding.id())
                        .toList());
        assertThat(trends)
                .allSatisfy(trend -> assertThat(trend.points())
                        .extracting(point -> point.run().id())
                        .containsExactly("first", "second", "today"));
        assertThat(trends.get(0).points())
                .extracting(point -> point.run().changes())
                .containsExactly(List.of(), List.of(TrendRun.Change.AGENT), List.of());
    }

    @Test
    void what_an_earlier_run_found_is_what_its_verdict_says() throws IOException {
        run("first", "2026-11-19T07:45:00Z", "storm", "agent 2");

        assertThat(trends()).isNotEmpty().allSatisfy(trend -> {
            Trend.Point then = trend.points().get(0);
            assertThat(then).usingRecursiveComparison().ignoringFields("run").isEqualTo(trend.last());
        });
    }

    @Test
    void without_an_earlier_run_there_is_nothing_to_follow() throws IOException {
        assertThat(trends()).isEmpty();
    }

    @Test
    void a_run_that_cannot_be_read_or_was_not_judged_is_left_out() throws IOException {
        run("torn", "2026-11-19T07:45:00Z", "storm", "agent 2");
        Files.writeString(home.resolve("torn").resolve("verdict.json"), "{\"verdict\": \"HO");
        run("pending", "2026-11-18T07:45:00Z", "storm", "agent 2");
        Files.delete(home.resolve("pending").resolve("verdict.json"));

        assertThat(trends()).isEmpty();
    }

    private List<Trend> trends() {
        Path folder = home.resolve("today");
        return EarlierRuns.trends(
                folder, RunArchive.manifest(folder), SampleReports.storm().verdict());
    }

    private void run(String id, String startedAt, String plan, String agent) throws IOException {
        Manifest manifest = SampleReports.manifest(id, startedAt, plan, agent);
        RunArchive.create(home.resolve(id), manifest).close();
        Report report = SampleReports.of(manifest);
        Path verdict = ReportFiles.write(home.resolve(id), ReportFormat.VERDICT_JSON, report);
        Files.writeString(
                verdict,
                Files.readString(verdict).replace(report.verdict().run().id(), id));
    }
}
