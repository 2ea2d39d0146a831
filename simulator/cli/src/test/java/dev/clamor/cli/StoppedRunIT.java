package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program stops a run early, end to end, over loopback. */
class StoppedRunIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The reference agent hands over every fourth or fifth contact, so this one is surely missed after a few. */
    private static final String OBJECTIVES = """
            apiVersion: clamor/v1
            kind: Objectives
            metadata: {name: early}
            spec:
              stopping:
                rollBack: {alpha: 0.01}
              objectives:
                - {id: nobody-is-handed-over, indicator: rawContainment, target: 0.99, gating: true, estimand: suite,
                   minimumEvents: 20}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_run_that_is_surely_missed_ends_before_its_plan_and_everything_is_accounted_for() throws Exception {
        Path objectives = Files.writeString(folder.resolve("early.yaml"), OBJECTIVES, StandardCharsets.UTF_8);
        Path run = folder.resolve("run");
        String[] command = {
            "run",
            "drizzle",
            "--objectives",
            objectives.toString(),
            "--out",
            run.toString(),
            "--duration",
            "90s",
            "--time-scale",
            "60",
            "--seed",
            "11"
        };
        int code = Cli.run(folder.resolve("log"), command);

        JsonNode verdict = verdict(run);
        JsonNode stop = verdict.get("stop");
        assertThat(stop.get("rule").asText()).isEqualTo("rollBack");
        assertThat(stop.get("objective").asText()).isEqualTo("nobody-is-handed-over");
        assertThat(stop.get("toward").asText()).isEqualTo("ROLL_BACK");
        long planned = verdict.get("run").get("plannedContacts").asLong();
        long sent = verdict.get("run").get("achievedContacts").asLong();
        assertThat(stop.get("atContact").asLong()).isBetween(20L, sent);
        assertThat(stop.get("saved").asLong()).isPositive().isEqualTo(planned - sent);
        assertThat(failed(verdict))
                .isSubsetOf("GENERATOR_LAG", "GENERATOR_LOOP_DELAY", "GENERATOR_GC", "GENERATOR_CPU");
        Decision expected = failed(verdict).isEmpty() ? Decision.ROLL_BACK : Decision.HOLD;
        assertThat(code).isEqualTo(expected.exitCode());

        List<String> log = Files.readAllLines(run.resolve("events.jsonl"), StandardCharsets.UTF_8);
        JsonNode end = JSON.readTree(log.get(log.size() - 1));
        assertThat(end.get("r").asText()).isEqualTo("DECIDED");
        assertThat(end.get("opened").asLong())
                .isEqualTo(end.get("closed").asLong())
                .isEqualTo(sent);
        assertThat(end.get("due").asLong()).isBetween(sent, planned);
        for (String file : List.of("summary.md", "junit.xml", "report.html")) {
            assertThat(Files.readString(run.resolve(file)))
                    .contains("surely missed")
                    .containsPattern("STOPPED_EARLY|Stopped early");
        }
        assertThat(Files.readString(folder.resolve("log"))).contains("stopping early: rollBack", "STOPPED_EARLY");

        assertThat(Cli.run(folder.resolve("log2"), "judge", run.toString())).isEqualTo(code);
        assertThat(verdict(run).get("stop")).isEqualTo(stop);
    }

    private static List<String> failed(JsonNode verdict) {
        return StreamSupport.stream(verdict.get("run").get("checks").spliterator(), false)
                .filter(check -> !check.get("passed").asBoolean())
                .map(check -> check.get("code").asText())
                .toList();
    }

    private static JsonNode verdict(Path run) throws IOException {
        return JSON.readTree(run.resolve("verdict.json").toFile());
    }
}
