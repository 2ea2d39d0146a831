package dev.clamor.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.cli.Cli;
import dev.clamor.cli.judge.Judging;
import dev.clamor.cli.run.VirtualRuns;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.history.History;
import dev.clamor.history.StoredRun;
import dev.clamor.results.report.trend.Trend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FLAWS = "rates:\n  missedHandoff: 0.9\n";

    @TempDir
    private static Path home;

    @BeforeAll
    static void judge_three_runs_of_which_the_last_is_of_another_agent() throws IOException {
        VirtualRuns.write(home.resolve("one"), "one", 1, 60, "", null);
        VirtualRuns.write(home.resolve("two"), "two", 2, 60, "", null);
        VirtualRuns.write(home.resolve("three"), "three", 1, 60, FLAWS, null);
        VirtualRuns.write(home.resolve("pending"), "pending", 1, 5, "", null);
        began("one", "2026-01-01T00:00:00Z");
        began("two", "2026-01-02T00:00:00Z");
        began("three", "2026-01-03T00:00:00Z");
        for (String run : List.of("one", "two", "three")) {
            assertThat(Cli.here("judge", home.resolve(run).toString()).exitCode())
                    .isIn(0, 10, 20);
        }
    }

    @Test
    void runs_stand_in_the_order_of_time_with_what_is_new() {
        Cli.Ended ended = Cli.here("history", home.toString());
        assertThat(ended.err()).startsWith("1 run is left out: no verdict as new as the log");
        assertThat(ended.exitCode()).isZero();
        List<String> lines = ended.out().lines().toList();
        assertThat(lines.get(1)).matches(" +1 +2026-01-01 00:00:00 +\\w+ +one");
        assertThat(lines.get(2)).matches(" +2 +2026-01-02 00:00:00 +\\w+ +two");
        assertThat(lines.get(3)).matches(" +3 +2026-01-03 00:00:00 +\\w+ +three +agent");
        assertThat(lines.get(4)).isEmpty();
        assertThat(ended.out()).contains("humans-when-needed").doesNotContain("pending");
    }

    /** Both are read from the verdicts, one by the database and one without it. */
    @Test
    void the_report_of_the_last_run_draws_what_the_history_says() throws IOException {
        List<Trend> drawn =
                Judging.judge(home.resolve("three"), Clock.systemUTC()).history();
        List<StoredRun> runs =
                StoredRun.judged(List.of(home.resolve("one"), home.resolve("two"), home.resolve("three")));
        try (History history = History.open(runs, Optional.empty(), note -> {})) {
            assertThat(drawn).isNotEmpty().containsExactlyInAnyOrderElementsOf(history.trends());
        }
    }

    @Test
    void one_objective_is_told_run_by_run_as_in_the_verdicts() throws IOException {
        JsonNode rows = JSON.readTree(
                Cli.here("history", home.toString(), "--format", "json").out());
        String objective = rows.get(0).get("objective").asText();
        JsonNode verdict = JSON.readTree(home.resolve("one/verdict.json").toFile());
        for (JsonNode block : verdict.get("objectives")) {
            if (block.get("id").asText().equals(objective)) {
                assertThat(rows.get(0).get("run").asText()).isEqualTo("one");
                assertThat(rows.get(0).get("estimate").asDouble())
                        .isEqualTo(block.get("estimate").asDouble());
                assertThat(rows.get(0).get("state")).isEqualTo(block.get("state"));
            }
        }
        assertThat(rows).hasSize(3 * verdict.get("objectives").size());
        Cli.Ended one = Cli.here("history", home.toString(), "--objective", objective);
        assertThat(one.out()).contains("\n" + objective, "   3  ");
        assertThat(Cli.here("history", home.toString(), "--objective", "nosuch").err())
                .contains("--objective: expected one of ")
                .contains("Found: \"nosuch\"");
    }

    @Test
    void the_page_loads_nothing_and_nothing_in_it_acts() throws IOException {
        Path page = home.resolve("history.html");
        Cli.Ended ended = Cli.here("history", home.toString(), "--format", "html", "--out", page.toString());
        assertThat(ended.exitCode()).isZero();
        String html = Files.readString(page);
        assertThat(html).startsWith("<!DOCTYPE html>").contains("\"changes\":\"agent\"");
        assertThat(html.substring(0, html.indexOf("<script")))
                .contains("default-src 'none'; style-src 'sha256-", "humans-when-needed")
                .doesNotContain(" style=", " onclick", "<link", "unsafe-inline");
    }

    @Test
    void a_folder_without_verdicts_is_told() throws IOException {
        Path empty = Files.createDirectory(home.resolve("empty"));
        assertThat(Cli.here("history", empty.toString()).err())
                .contains("expected a folder of runs. Found: none in it");
        VirtualRuns.write(empty.resolve("new"), "new", 1, 5, "", null);
        Cli.Ended pending = Cli.here("history", empty.toString());
        assertThat(pending.err()).contains("expected a run with a verdict");
        assertThat(pending.exitCode()).isEqualTo(ExitCode.INVALID);
    }

    private static void began(String run, String time) throws IOException {
        Path file = home.resolve(run).resolve("manifest.json");
        ObjectNode manifest = (ObjectNode) JSON.readTree(file.toFile());
        manifest.put("startedAt", time);
        JSON.writeValue(file.toFile(), manifest);
    }
}
