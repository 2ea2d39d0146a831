package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.agent.AgentService;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as two shards, started as the Kubernetes manifest says, against one agent over loopback. */
class ShardsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LEAD_SECONDS = 40;
    private static final long LIMIT_SECONDS = 240;
    private static final List<String> QUICK = List.of("--duration", "6s", "--time-scale", "60");

    @TempDir
    private Path folder;

    @Test
    void two_shards_send_the_customers_of_one_process_and_are_judged_together() throws Exception {
        Process agent = new ProcessBuilder(Cli.program("agent", "--port", "0", "--seed", "7", "--control"))
                .redirectError(folder.resolve("agent.log").toFile())
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(agent.getInputStream(), StandardCharsets.UTF_8))) {
            String url = lines.readLine().substring(AgentService.LISTENING.length());
            Instant start = Instant.now().plusSeconds(LEAD_SECONDS).truncatedTo(ChronoUnit.SECONDS);
            Path run = folder.resolve("run");
            List<Process> shards = List.of(shard(0, url, run, start), shard(1, url, run, start));
            Path whole = folder.resolve("whole");
            List<String> alone = new ArrayList<>(
                    List.of("run", "drizzle", "--seed", "7", "--agent", url, "--out", whole.toString()));
            alone.addAll(QUICK);
            Cli.run(folder.resolve("whole.log"), alone.toArray(String[]::new));
            for (Process shard : shards) {
                assertThat(shard.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
                assertThat(shard.exitValue())
                        .as(() -> text("shard-0.log") + text("shard-1.log"))
                        .isZero();
            }
            int code = Cli.run(folder.resolve("judge.log"), "judge", run.toString());
            check(run, whole, start, code);
        } finally {
            agent.destroy();
        }
    }

    private void check(Path run, Path whole, Instant start, int code) throws IOException {
        JsonNode verdict = JSON.readTree(run.resolve("verdict.json").toFile());
        assertThat(code)
                .isEqualTo(dev.clamor.results.verdict.Decision.valueOf(
                                verdict.get("verdict").asText())
                        .exitCode());
        assertThat(RunFiles.errors(run)).isEmpty();
        Manifest manifest = RunArchive.manifest(run);
        assertThat(manifest.sharding().startAt()).isEqualTo(start.toString());
        assertThat(manifest.sharding().parts())
                .hasSize(2)
                .allMatch(part -> part.opened() == part.planned() && part.closed() == part.planned());
        for (JsonNode check : verdict.get("run").get("checks")) {
            String name = check.get("code").asText();
            if (List.of("SHARD_MISSING", "SHARD_KILLED", "RUN_ENDED", "CONTACTS_LOST", "ARRIVALS")
                    .contains(name)) {
                assertThat(check.get("passed").asBoolean())
                        .as(check.get("because").asText())
                        .isTrue();
            }
        }
        assertThat(customers(run)).isEqualTo(customers(whole)).hasSizeGreaterThan(20);
    }

    /** Who called, why and when they were due, without what depends on the clock. */
    private static List<ContactOpened> customers(Path run) {
        List<ContactOpened> customers = new ArrayList<>();
        RunArchive.read(run, event -> {
            if (event instanceof ContactOpened o) {
                customers.add(new ContactOpened(
                        o.contact(),
                        0,
                        o.dueMicros(),
                        o.stage(),
                        o.judged(),
                        0,
                        o.persona(),
                        o.scenario(),
                        o.trade(),
                        o.intent(),
                        o.autonomy(),
                        o.expected(),
                        o.adversarial(),
                        o.priorContacts(),
                        o.channel(),
                        o.agent()));
            }
        });
        customers.sort(Comparator.comparing(ContactOpened::contact));
        return customers;
    }

    /** As Kubernetes starts the pod of an index: the manifest's arguments and environment, and the index. */
    private Process shard(int index, String url, Path run, Instant start) throws IOException {
        Container container = KubernetesFiles.job("job.yaml")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
        List<String> args = new ArrayList<>(container.getArgs().stream()
                .map(arg -> arg.startsWith("/runs/") ? run.toString() : arg.startsWith("/etc/") ? url : arg)
                .map(arg -> arg.equals("storm") ? "drizzle" : arg)
                .toList());
        args.addAll(QUICK);
        ProcessBuilder builder = new ProcessBuilder(Cli.program(args.toArray(String[]::new)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("shard-" + index + ".log").toFile());
        for (EnvVar variable : container.getEnv()) {
            builder.environment().put(variable.getName(), variable.getValue().replace("START_AT", start.toString()));
        }
        builder.environment().put("CLAMOR_SHARDS", "2");
        builder.environment().put("JOB_COMPLETION_INDEX", Integer.toString(index));
        builder.environment().keySet().removeIf(name -> name.startsWith("SLURM_"));
        return builder.start();
    }

    private String text(String log) {
        try {
            return Files.readString(folder.resolve(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
