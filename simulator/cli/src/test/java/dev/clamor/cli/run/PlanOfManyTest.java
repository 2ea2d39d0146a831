package dev.clamor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.Cli;
import dev.clamor.cli.agent.AgentUnderTest;
import dev.clamor.cli.agent.OpenAgents;
import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.suite.SuiteLoader;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.load.plan.Shard;
import dev.clamor.opentelemetry.Collector;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans with several agents, and plans with seats. */
class PlanOfManyTest {
    private static final String AGENTS = """
            name: side-by-side
            stages: [{name: only, rate: 5, seconds: 10}]
            agents:
              - {name: stable, agent: reference, weight: 9}
              - {name: canary, agent: canary.yaml}
            """;
    private static final String SEATS = """
            name: seats
            stages: [{name: only, customers: {from: 2, to: 5}, seconds: 10}]
            """;

    @TempDir
    private Path folder;

    private String plan(String text) throws IOException {
        return Files.writeString(folder.resolve("plan.yaml"), text).toString();
    }

    private void target(String text) throws IOException {
        Files.writeString(folder.resolve("canary.yaml"), text);
    }

    @Test
    void what_the_agents_of_a_plan_name_is_found_beside_it_and_checked() throws IOException {
        String plan = plan(AGENTS);
        assertThat(Cli.here("validate", plan).err()).contains("canary.yaml").contains("nothing there");
        target("protocol: native\nurl: nowhere\n");
        assertThat(Cli.here("validate", plan).err()).contains("canary.yaml").contains("url");
        target("protocol: native\nurl: http://127.0.0.1:9/chat\n");
        assertThat(Cli.here("validate", plan).exitCode()).isZero();
        assertThat(Cli.here("validate", plan(AGENTS.replace("canary.yaml", "canary")))
                        .err())
                .contains("agents[1].agent");
    }

    @Test
    void an_agent_of_the_command_line_beside_those_of_the_plan_is_refused() throws IOException {
        target("protocol: native\nurl: http://127.0.0.1:9/chat\n");
        for (List<String> option :
                List.of(List.of("--agent", "http://127.0.0.1:9/chat"), List.of("--behaviour", "clean"))) {
            Cli.Ended ended = Cli.here("run", plan(AGENTS), option.get(0), option.get(1));
            assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(ended.err()).contains("--agent", "since the plan names its agents", option.get(1));
        }
    }

    @Test
    void the_manifest_names_every_agent_and_what_is_read_of_each() throws IOException {
        target("protocol: native\nurl: http://127.0.0.1:9/chat\n");
        Suite suite = SuiteLoader.load(plan(AGENTS), null);
        OpenAgents agents = new OpenAgents(List.of(
                new OpenAgents.Open("stable", 9, spoken("http://127.0.0.1:9/a")),
                new OpenAgents.Open("canary", 1, spoken("http://127.0.0.1:9/b"))));
        Manifest manifest = Manifests.of(
                suite,
                suite.plan(),
                1,
                "run-1",
                "clamor run",
                agents,
                50,
                Manifest.Faults.NONE,
                Manifest.Knee.NONE,
                Optional.of(new TraceOrder(Collector.of(URI.create("http://127.0.0.1:9"), ""), 0.1)),
                Instant.EPOCH);
        assertThat(manifest.agent().name()).isEqualTo("stable, canary");
        assertThat(manifest.agent().several())
                .extracting(Manifest.Share::name, Manifest.Share::weight, Manifest.Share::url)
                .containsExactly(
                        tuple("stable", 9.0, "http://127.0.0.1:9/a"), tuple("canary", 1.0, "http://127.0.0.1:9/b"));
        assertThat(manifest.conditions().reading())
                .containsEntry("stable: its weight", "9.0")
                .containsEntry("canary: systems of record", "not asked")
                .containsEntry("the trace context", "told, sampled for a share of 0.1 of the contacts");
    }

    private static AgentUnderTest spoken(String uri) {
        return AgentUnderTest.spokenToNatively("agent", URI.create(uri));
    }

    @Test
    void a_closed_plan_says_how_many_customers_there_are_and_not_how_many_contacts() throws IOException {
        Suite suite = SuiteLoader.load(plan(SEATS), null);
        PlannedLoad load = PlannedLoad.of(suite.plan(), 1, Shard.WHOLE);
        assertThat(load.judged()).isEmpty();
        // the fifth seat would be taken when the ramp is over
        assertThat(load.words()).isEqualTo("up to 4 customers at a time, each followed by another");
        assertThat(RunConditions.of(
                                suite.plan(),
                                OpenAgents.of(spoken("http://127.0.0.1:9/a")),
                                Manifest.Knee.NONE,
                                Optional.empty())
                        .load())
                .isEqualTo("closed: only from 2.0 to 5.0 customers in 10.0 s");
    }

    @Test
    void rules_for_stopping_early_are_refused_with_a_closed_plan() throws IOException {
        Cli.Ended ended = Cli.here("run", plan(SEATS), "--objectives", "../../results/objectives/stop-early.yaml");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(ended.err()).contains("spec.stopping", "no rules for stopping early with a closed workload");
    }

    @Test
    void the_size_of_a_closed_plan_takes_a_run_that_tells_how_long_contacts_last() throws IOException {
        String plan = plan(SEATS);
        Cli.Ended blind = Cli.here("size", plan);
        assertThat(blind.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(blind.err()).contains("--from RUN_DIR with a closed workload");

        Path objectives = Files.writeString(folder.resolve("objectives.yaml"), """
                apiVersion: clamor/v1
                kind: Objectives
                metadata: {name: one}
                spec:
                  timeWindow: {duration: 28d}
                  objectives:
                    - {id: safe, indicator: breachFree, target: 0.95, gating: true, estimand: suite}
                """);
        Path run = folder.resolve("run");
        VirtualRuns.write(run, "run-1", 5, 150, "", objectives);
        Cli.Ended sized = Cli.here(
                "size",
                plan,
                "--objectives",
                objectives.toString(),
                "--from",
                run.toString(),
                "--json",
                "--quality",
                "0.99");
        double judged = new ObjectMapper()
                .readTree(sized.out())
                .at("/sizing/traffic/judged")
                .asDouble();
        // the area under the level is 3.5 customers x 10 s; contacts in progress are looked at every 2 s only
        assertThat(judged).isCloseTo(35 / meanSeconds(run), withinPercentage(5));
    }

    private static double meanSeconds(Path run) {
        long[] sums = new long[2];
        RunArchive.read(run, event -> {
            if (event instanceof TurnEvent.ContactOpened opened) {
                sums[0]++;
                sums[1] -= opened.atMicros();
            } else if (event instanceof TurnEvent.ContactClosed closed) {
                sums[1] += closed.atMicros();
            }
        });
        return sums[1] / 1e6 / sums[0];
    }
}
