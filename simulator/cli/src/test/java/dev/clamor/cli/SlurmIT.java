package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.agent.AgentService;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.verdict.Decision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The job of docs/distributed.md on a Slurm cluster of two nodes that is started for it on this machine. */
@EnabledIfSystemProperty(named = "clamor.slurm", matches = "true", disabledReason = "needs the Maven profile slurm")
class SlurmIT {
    private static final Path DEPLOY = Path.of(System.getProperty("clamor.root", "."), "simulator", "deploy", "slurm");
    private static final long LIMIT_SECONDS = 300;

    @TempDir
    private Path folder;

    @Test
    void a_job_of_two_tasks_is_one_run_and_ends_with_the_code_of_its_verdict() throws Exception {
        assumeTrue(
                Stream.of("slurmctld", "slurmd", "sbatch").allMatch(SlurmIT::installed),
                "there is no slurmctld, slurmd or sbatch on this machine");
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can start a cluster for tests");
        Path cluster = folder.resolve("cluster");
        assertThat(wait(start("cluster.log", DEPLOY.resolve("test-cluster.sh").toString(), "start", cluster + "", "2")))
                .isZero();
        Process agent = new ProcessBuilder(program().toString(), "agent", "--port", "0", "--seed", "7", "--control")
                .redirectError(folder.resolve("agent.log").toFile())
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(agent.getInputStream(), StandardCharsets.UTF_8))) {
            int code = wait(submit(lines.readLine().substring(AgentService.LISTENING.length()), cluster));
            check(code);
        } finally {
            agent.destroy();
            wait(start("stop.log", DEPLOY.resolve("test-cluster.sh").toString(), "stop", cluster.toString()));
        }
    }

    private void check(int code) throws IOException {
        String log = Files.readString(folder.resolve("job.log"));
        Path run = folder.resolve("run");
        assertThat(run.resolve("verdict.json")).as(log).exists();
        String verdict = new ObjectMapper()
                .readTree(run.resolve("verdict.json").toFile())
                .get("verdict")
                .asText();
        assertThat(code).as(log).isEqualTo(Decision.valueOf(verdict).exitCode());
        assertThat(log).contains("clamor: the shards ended with 0");
        assertThat(RunArchive.manifest(run).sharding().parts())
                .hasSize(2)
                .allMatch(part -> part.opened() == 30
                        && part.closed() == 30
                        && !part.end().isEmpty());
    }

    private Process submit(String agent, Path cluster) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "sbatch",
                        "--wait",
                        "--nodes=2",
                        "--output=" + folder.resolve("job.log"),
                        "--chdir=" + folder,
                        DEPLOY.resolve("clamor.sbatch").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sbatch.log").toFile());
        builder.environment().put("SLURM_CONF", cluster.resolve("slurm.conf").toString());
        builder.environment().put("PLAN", "drizzle");
        builder.environment().put("SEED", "7");
        builder.environment().put("AGENT", agent);
        builder.environment().put("RUN", folder.resolve("run").toString());
        builder.environment().put("CLAMOR", program().toString());
        builder.environment().put("LEAD_SECONDS", "30");
        builder.environment().put("RUN_ARGS", "--max-contacts 60");
        return builder.start();
    }

    private Path program() throws IOException {
        Path file = folder.resolve("clamor");
        if (!Files.exists(file)) {
            Files.writeString(
                    file,
                    "#!/bin/sh\nexec \"" + System.getProperty("java.home") + "/bin/java\" -Xmx512m -jar \""
                            + System.getProperty("clamor.jar") + "\" \"$@\"\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        return file;
    }

    private Process start(String log, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    private static int wait(Process process) throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("expected the command to end within " + LIMIT_SECONDS + " s");
        }
        return process.exitValue();
    }

    private static boolean installed(String program) {
        return List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin").stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
