package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, ended from outside in the middle of a run. */
class HalfWayIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void a_run_killed_half_way_is_judged_as_hold_with_every_contact_accounted_for() throws Exception {
        Path run = folder.resolve("killed");
        Process process = midRun(run);
        process.destroyForcibly().waitFor();

        assertThat(Cli.run(folder.resolve("log2"), "judge", run.toString())).isEqualTo(Decision.HOLD.exitCode());
        JsonNode verdict = verdict(run);
        assertThat(verdict.get("reasons").get(0).get("code").asText()).isEqualTo("RUN_INVALID");
        JsonNode contacts = snapshot(run).get("contacts");
        assertThat(contacts.get("opened").asLong()).isPositive();
        assertThat(contacts.get("opened").asLong())
                .isEqualTo(
                        contacts.get("closed").asLong() + contacts.get("open").asLong());
    }

    @Test
    void a_run_stopped_politely_discards_what_is_in_progress_and_holds() throws Exception {
        Path run = folder.resolve("stopped");
        Process process = midRun(run);
        process.destroy();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(Decision.HOLD.exitCode());

        JsonNode contacts = snapshot(run).get("contacts");
        assertThat(verdict(run).get("verdict").asText()).isEqualTo("HOLD");
        assertThat(contacts.get("open").asLong()).isZero();
        assertThat(contacts.get("discarded").get("INTERRUPTED").asLong()).isPositive();
    }

    private static JsonNode verdict(Path run) throws IOException {
        return JSON.readTree(run.resolve("verdict.json").toFile());
    }

    private static JsonNode snapshot(Path run) throws IOException {
        return JSON.readTree(run.resolve("snapshot.json").toFile()).get("snapshot");
    }

    /** A run of a minute that has begun to talk. */
    private Process midRun(Path run) throws Exception {
        Process process = Cli.start(
                folder.resolve("log"),
                "run",
                "drizzle",
                "--out",
                run.toString(),
                "--duration",
                "60s",
                "--time-scale",
                "10",
                "--seed",
                "5");
        awaitEvents(process, run, 40);
        return process;
    }

    /** Waits until the log has so many lines; the process's own end is the only clock. */
    private static void awaitEvents(Process process, Path run, int lines) throws Exception {
        Path log = run.resolve("events.jsonl");
        for (int tries = 0; tries < 600; tries++) {
            if (Files.exists(log)) {
                try (var all = Files.lines(log, StandardCharsets.UTF_8)) {
                    if (all.count() >= lines) {
                        return;
                    }
                }
            }
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("expected the run to go on. Found: exit code " + process.exitValue());
            }
        }
        throw new IllegalStateException("expected " + lines + " events in the log. Found: fewer");
    }
}
