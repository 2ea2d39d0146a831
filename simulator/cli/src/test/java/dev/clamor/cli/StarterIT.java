package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.results.verdict.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project that {@code clamor init} writes, run as it is. */
class StarterIT {
    @TempDir
    private Path folder;

    @Test
    void it_runs_unchanged_and_a_quiet_run_prints_one_line() throws Exception {
        Path project = folder.resolve("project");
        assertThat(Cli.run(folder.resolve("log"), "init", project.toString())).isZero();
        Path run = folder.resolve("run");
        Path log = folder.resolve("log2");
        int code = Cli.run(
                log,
                "run",
                project.resolve("plan.yaml").toString(),
                "--max-contacts",
                "60",
                "--duration",
                "10s",
                "--quiet",
                "--out",
                run.toString());
        String verdict = new ObjectMapper()
                .readTree(run.resolve("verdict.json").toFile())
                .get("verdict")
                .asText();
        assertThat(code).isEqualTo(Decision.valueOf(verdict).exitCode());
        assertThat(RunFiles.errors(run)).isEmpty();
        assertThat(Files.readString(log).strip()).isEqualTo(verdict + "  " + run);
    }
}
