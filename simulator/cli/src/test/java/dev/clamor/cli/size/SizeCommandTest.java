package dev.clamor.cli.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clamor.cli.Cli;
import dev.clamor.cli.input.Durations;
import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.suite.SuiteLoader;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.virtual.VirtualAgent;
import dev.clamor.engine.virtual.VirtualRun;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.persona.RandomStreams;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgent;
import dev.clamor.referenceagent.Served;
import dev.clamor.referenceagent.dialogue.Flaw;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 80;
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    private Path objectives;
    private Path plan;

    @BeforeEach
    void write_a_plan_and_objectives() throws IOException {
        objectives = folder.resolve("objectives.yaml");
        Files.writeString(objectives, """
                apiVersion: clamor/v1
                kind: Objectives
                metadata: {name: two}
                spec:
                  timeWindow: {duration: 28d}
                  objectives:
                    - {id: recall, indicator: escalationRecall, target: 0.80, gating: true, minimumEvents: 20}
                    - {id: safe, indicator: breachFree, target: 0.95, gating: true, estimand: suite}
                """);
        scenario("one.yaml", "banking_fraud_now");
        scenario("two.yaml", "health_bereavement");
        plan = plan("");
    }

    /** 30 contacts of warm-up, 300 judged ones, in a minute. */
    private Path plan(String more) throws IOException {
        Path file = folder.resolve("plan.yaml");
        Files.writeString(file, """
                name: small
                time_scale: 20
                scenarios: [one.yaml, two.yaml]
                stages:
                  - {name: warm, rate: 3, seconds: 10, warm_up: true}
                  - {name: steady, rate: 6, seconds: 50}
                """ + more);
        return file;
    }

    private void scenario(String file, String id) throws IOException {
        Files.writeString(
                folder.resolve(file), Cli.here("scenarios", "show", id).out());
    }

    private Cli.Ended size(String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"size", plan.toString(), "--objectives", objectives.toString()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return Cli.here(args);
    }

    @Test
    void the_answer_fits_a_terminal_and_says_where_its_numbers_come_from() {
        Cli.Ended ended = size("--quality", "safe=0.99", "--icc", "0.1");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out())
                .contains("recall ", "safe ", "all together", "Bonferroni", "if they were")
                .contains("dry run in virtual time", "halfway from target to 1", "--quality", "0.1: --icc")
                .contains("clamor run " + plan, "--duration ");
        assertThat(ended.out().lines().filter(line -> !line.startsWith("Run it")))
                .allSatisfy(
                        line -> assertThat(line.replace(plan.toString(), "P")).hasSizeLessThanOrEqualTo(WIDTH));
    }

    @Test
    void json_has_the_same_and_the_command_is_long_enough() throws IOException {
        JsonNode answer = JSON.readTree(size("--json").out());
        JsonNode together = answer.get("sizing").get("together");
        assertThat(together.get("at").get("atLeast").asDouble()).isGreaterThanOrEqualTo(0.9);
        JsonNode safe = answer.get("sizing").get("objectives").get(1);
        // every contact is one event, the truth halfway: exact sizes come from BinomialPower, about 1 % is the search's
        assertThat(safe.get("perContact").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(safe.get("rate").asDouble()).isCloseTo(0.975, within(1e-9));
        double contacts = safe.get("contacts").asDouble();
        assertThat(contacts)
                .isBetween(
                        0.93 * safe.get("events").asDouble(),
                        1.07 * safe.get("events").asDouble());
        assertThat(safe.get("seconds").asDouble()).isCloseTo(contacts * 60 / 300, within(1e-9));
        String command = answer.get("command").asText();
        String duration = command.replaceAll(".*--duration (\\S+).*", "$1");
        assertThat(Durations.seconds("x", duration))
                .isGreaterThanOrEqualTo(together.get("seconds").asDouble());
    }

    @Test
    void a_plan_that_can_only_hold_is_refused_with_what_would_help() throws IOException {
        Files.writeString(objectives, Files.readString(objectives).replace("0.95", "0.995"));
        plan = plan("max_contacts: 200\n");
        Cli.Ended ended = size();
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        // ceil(ln 0.05 / ln 0.995) = 598; 200 contacts less 30 of warm-up
        assertThat(ended.err().replaceAll("\\s+", " "))
                .contains("can only HOLD", "safe: expected at least 598 events, even if none is bad. Found: about 170")
                .contains("would help:", "judged contacts");
        assertThat(ended.out()).contains("--max-contacts ");
    }

    @Test
    void an_agent_below_a_target_is_not_sized() {
        Cli.Ended ended = size("--quality", "0.9");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(ended.err()).contains("safe: expected a true share above the target of 0.95", "0.9000 (--quality)");
        assertThat(ended.err()).doesNotContain("recall");
    }

    @Test
    void bad_options_are_refused_all_at_once() {
        Cli.Ended numbers = size("--power", "1", "--icc", "1");
        assertThat(numbers.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(numbers.err()).contains("--power: expected", "--icc: expected");
        Cli.Ended shares = size("--quality", "good,saf=0.99,clean,0.99");
        assertThat(shares.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(shares.err()).contains("\"good\"", "did you mean \"safe\"?", "either clean or one share");
    }

    @Test
    void objectives_of_which_none_is_gating_are_refused() throws IOException {
        Files.writeString(objectives, Files.readString(objectives).replace("gating: true", "gating: false"));
        Cli.Ended ended = size();
        assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(ended.err()).contains("a gating objective: without one a run can only HOLD");
    }

    @Test
    void a_run_tells_events_likeness_and_shares() throws IOException {
        Path run = archived();
        JsonNode answer = JSON.readTree(size("--from", run.toString(), "--json").out());
        JsonNode recall = answer.get("sizing").get("objectives").get(0);
        assertThat(answer.get("dryRun").isNull()).isTrue();
        assertThat(recall.get("rateFrom").asText()).isEqualTo("run run-1");
        assertThat(recall.get("eventsFrom").asText()).isEqualTo("run run-1");
        // one handoff in ten is missed; 200 contacts of whom nearly all need a human: standard error 0.022
        assertThat(recall.get("rate").asDouble()).isCloseTo(0.9, within(0.09));
        assertThat(recall.get("perContact").asDouble()).isBetween(0.5, 1.0);
        assertThat(answer.get("notes").get(0).asText()).contains("other personas or scenarios");
    }

    private Path archived() throws IOException {
        Suite suite = SuiteLoader.load(plan.toString(), objectives);
        ReferenceAgent agent = new ReferenceAgent(DeclaredBehaviour.clean().with(Flaw.MISSED_HANDOFF, 0.1), SEED);
        RandomStreams streams = new RandomStreams(SEED);
        Cast cast = new Cast(suite.population(), suite.mix(), streams);
        Path run = folder.resolve("run");
        try (RunArchive.EventLog log = RunArchive.create(run, manifest(suite))) {
            new VirtualRun(
                            streams,
                            new DialogueSettings(20, DialogueSettings.Leaving.SURVEY_EXIT),
                            new NativeCodec(CodecContext.plain(
                                    URI.create("http://agent.test/chat"),
                                    new CodecContext.Caller("test", "size", "chat"))),
                            (request, now) -> answered(agent.answer(request.body(), 0)),
                            10_000_000,
                            log)
                    .run(0, 200, index -> cast.plan(index, index * 100_000, "steady", true));
        }
        return run;
    }

    private static VirtualAgent.Answered answered(Served served) {
        return new VirtualAgent.Answered(served.status(), served.body(), Math.max(1, served.serviceMicros()));
    }

    /** With another hash than the plan's suite. */
    private static Manifest manifest(Suite suite) {
        return new Manifest(
                1,
                "run-1",
                "0.1.0",
                "2026-01-02T03:04:05Z",
                "clamor run",
                SEED,
                suite.planSource(),
                suite.objectivesSource(),
                suite.personaSources(),
                suite.scenarioSources(),
                "another",
                new Manifest.Agent("reference agent", "http://127.0.0.1:1/chat", "native", ""),
                20,
                200,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>());
    }

    @Test
    void each_stage_is_weighted_by_its_judged_contacts() throws IOException {
        Path staged = Files.writeString(folder.resolve("staged.yaml"), """
                name: staged
                scenario_weights: {banking_fraud_now: 1, health_bereavement: 1}
                scenarios: [one.yaml, two.yaml]
                stages:
                  - {name: warm, rate: 50, for: 10s, warm_up: true}
                  - {name: calm, rate: 10, for: 10s}
                  - {name: rush, rate: 30, for: 10s, mix: {scenarios: {banking_fraud_now: 4}}}
                """);
        Map<String, Double> shares = DryRun.sharesOf(SuiteLoader.load(staged.toString(), null));
        double fraud = shares.entrySet().stream()
                .filter(one -> one.getKey().endsWith("/banking_fraud_now"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        // 100 contacts at one half, 300 at four fifths
        assertThat(fraud).isCloseTo((100 * 0.5 + 300 * 0.8) / 400, within(1e-9));
        assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-9));
    }
}
