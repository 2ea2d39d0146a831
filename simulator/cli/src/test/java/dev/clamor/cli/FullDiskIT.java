package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a disk without room: {@code ulimit} bounds every file, and needs no rights. */
class FullDiskIT {
    private static final Path SHELL = Path.of("/bin/bash");
    private static final long LIMIT_SECONDS = 240;

    /** More than a report, less than the log of the run. */
    private static final int MOST_KIB = 2_400;

    private static final String PLAN = """
            name: flood
            stages:
              - {name: flood, rate: 120, seconds: 600}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_run_whose_log_cannot_be_written_ends_at_once_and_is_held() throws Exception {
        assumeTrue(Files.isExecutable(SHELL), "no shell to bound files with");
        Path plan = Files.writeString(folder.resolve("flood.yaml"), PLAN);
        Path run = folder.resolve("run");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        bounded("run", plan.toString(), "--out", run.toString(), "--time-scale", "1000", "--seed", "5"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("ends long before its plan")
                .isTrue();

        assertThat(Files.readString(log))
                .contains("the run was ended, for its log could not be written: ")
                .contains("File too large");
        assertThat(process.exitValue()).isEqualTo(10);
        JsonNode verdict =
                new ObjectMapper().readTree(run.resolve("verdict.json").toFile());
        assertThat(verdict.get("verdict").asText()).isEqualTo("HOLD");
        assertThat(verdict.get("run").get("achievedContacts").asLong()).isPositive();
        assertThat(Cli.run(folder.resolve("log2"), "judge", run.toString())).isEqualTo(10);
    }

    @Test
    void a_run_whose_folder_cannot_be_written_is_refused_before_any_traffic() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        int code = Cli.run(
                folder.resolve("log"), "run", "--out", file.resolve("run").toString());

        assertThat(code).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("log")))
                .contains("expected a folder that can be written")
                .doesNotContain("arrivals");
    }

    private static List<String> bounded(String... args) {
        List<String> command =
                new ArrayList<>(List.of(SHELL.toString(), "-c", "ulimit -f " + MOST_KIB + "; exec \"$@\"", "clamor"));
        command.addAll(Cli.program(args));
        return command;
    }
}
