package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.results.verdict.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short search over loopback: the load follows what is seen, and the log tells the same again. */
class KneeIT {
    private static final String PLAN = """
            name: short-search
            time_scale: 60
            drain_seconds: 10
            objectives: objectives.yaml
            stages:
              - {name: unused, rate: 1, seconds: 5}
            limits: {lag_p99_millis: 60000, loop_delay_millis: 60000, gc_millis_per_second: 1000, cpu: 1}
            knee: {from: 10, to: 20, factor: 2, most_contacts: 120, most_seconds: 12, lead_seconds: 1}
            """;
    private static final String OBJECTIVES = """
            apiVersion: clamor/v1
            kind: Objectives
            metadata: {name: short}
            spec:
              objectives:
                - {id: answers-at-all, indicator: errorFreeTurns, target: 0.5, gating: true, estimand: suite}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_search_ends_by_itself_and_is_judged_again_alike() throws Exception {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
        Files.writeString(folder.resolve("objectives.yaml"), OBJECTIVES);
        Path run = folder.resolve("run");
        String[] search = {
            "run",
            plan.toString(),
            "--find-knee",
            "--at-least",
            "8",
            "--behaviour",
            "clean",
            "--seed",
            "5",
            "--out",
            run.toString()
        };
        int code = Cli.run(folder.resolve("log"), search);

        JsonNode knee =
                new ObjectMapper().readTree(run.resolve("knee.json").toFile()).get("knee");
        // nothing of the agent breaks at half of its turns usable; a machine with much else to do limits the generator
        assertThat(knee.get("outcome").asText()).isIn("NEVER_BROKE", "GENERATOR_LIMIT");
        assertThat(knee.get("steps"))
                .extracting(step -> step.get("rate").asDouble())
                .containsExactly(10.0, 20.0);
        assertThat(RunFiles.errors(run)).isEmpty();
        assertThat(Files.readString(folder.resolve("log")))
                .contains("searching from 10.0 to 20.0 contacts a second", "step 1 (10.0/s) ");
        assertThat(code)
                .isEqualTo(Decision.valueOf(new ObjectMapper()
                                .readTree(run.resolve("verdict.json").toFile())
                                .get("verdict")
                                .asText())
                        .exitCode());

        assertThat(Cli.run(folder.resolve("log2"), "judge", run.toString())).isEqualTo(code);
        assertThat(new ObjectMapper()
                        .readTree(run.resolve("knee.json").toFile())
                        .get("knee"))
                .isEqualTo(knee);
    }
}
