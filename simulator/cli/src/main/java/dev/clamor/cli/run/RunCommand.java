package dev.clamor.cli.run;

import dev.clamor.cli.agent.AgentTarget;
import dev.clamor.cli.agent.RunAgents;
import dev.clamor.cli.input.Durations;
import dev.clamor.cli.input.Environment;
import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.judge.Judging;
import dev.clamor.cli.live.LiveScreens;
import dev.clamor.cli.shelf.Shelf;
import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.suite.SuiteLoader;
import dev.clamor.cli.terminal.NotesText;
import dev.clamor.document.Problems;
import dev.clamor.load.GatlingRunner;
import dev.clamor.load.plan.KneeSettings;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends the crowd and judges. */
@Command(
        name = "run",
        description = "Sends the crowd of a plan at an agent, judges, and writes the report.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor run                                  plan storm on the reference agent, about a minute",
            "  clamor run drizzle --seed 7                 a light plan, the same customers every time",
            "  clamor run my-plan.yaml --agent http://localhost:8080/chat --out /tmp/run-1",
            "  clamor run storm --agent agent.yaml           any protocol; see docs/agents.md",
            "  clamor run storm --duration 20s --max-contacts 300",
            "  clamor run storm --quiet                    the verdict in one line",
            "  clamor run storm --seed 7 --baseline production",
            "  clamor run storm --seed 7 --agent agent.yaml --shard 0/2 --start-at +30s    two machines; see",
            "                                              docs/distributed.md",
            "  clamor run storm --faults faults.yaml          things go wrong on purpose; see docs/faults.md",
            "  clamor run storm --live --prometheus=9464   a page and /metrics while it goes on; see docs/live.md",
            "  clamor run storm --otlp http://localhost:4318 --trace-share 0.1    spans; see docs/tracing.md",
            "  clamor run --find-knee                      how much load it bears; see docs/knee.md",
            "  clamor run --find-knee --knee-to 60 --at-least 20",
            "",
            "Exit codes: 0 PROMOTE, 10 HOLD, 20 ROLL_BACK, 1 failure of ours, 2 invalid input."
        })
public final class RunCommand implements Callable<Integer> {
    private static final double MOST_RATE = 100_000;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PLAN",
            defaultValue = "storm",
            description = "storm, drizzle, spike, steps, monday, or a plan file (default: ${DEFAULT-VALUE})")
    private String plan;

    @Mixin
    private AgentTarget agent;

    @Mixin
    private ShardOptions shards;

    @Mixin
    private Loudness loudness;

    @Mixin
    private LiveOptions live;

    @Mixin
    private TraceOptions traces;

    @Option(names = "--seed", description = "the run's seed (default: the plan's, or a new one)")
    private @Nullable Long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the run's folder (default: results/runs/RUN_ID under the current folder)")
    private @Nullable Path out;

    @Option(
            names = "--objectives",
            paramLabel = "FILE",
            description = "objectives, or OpenSLO v1 (default: the plan's, or the packaged ones)")
    private @Nullable Path objectives;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "stretch or shrink all stages to this length together: 90s, 5m, 1h")
    private @Nullable String duration;

    @Option(names = "--max-contacts", paramLabel = "N", description = "plan at most so many contacts")
    private @Nullable Long maxContacts;

    @Option(
            names = "--time-scale",
            paramLabel = "X",
            description = "divide think times by this (never the patience with a slow reply)")
    private @Nullable Double timeScale;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description =
                    "what goes wrong on purpose, besides the plan's own faults; its commands are run on this machine")
    private @Nullable Path faults;

    @Option(
            names = "--baseline",
            paramLabel = "RUN_DIR|NAME",
            description = "a run to hold this one against; its log is kept in this run's folder")
    private @Nullable String baseline;

    @Option(
            names = "--find-knee",
            description = "raise the load until an objective breaks, instead of the plan's stages")
    private boolean findKnee;

    @Option(
            names = "--knee-to",
            paramLabel = "RATE",
            description = "highest load of the search, contacts a second (default: the plan's)")
    private @Nullable Double kneeTo;

    @Option(
            names = "--at-least",
            paramLabel = "RATE",
            description = "load that the agent must bear for PROMOTE, contacts a second")
    private @Nullable Double atLeast;

    @Override
    public Integer call() throws IOException {
        CompletableFuture.runAsync(GatlingRunner::prepare); // asked for again when it is needed, and told of then
        loudness.check();
        Optional<ShardOrder> shard = shards.read(Clock.systemUTC());
        checkSearch(shard);
        LiveScreens.Ports ports = live.ports();
        Optional<TraceOrder> traced = traces.read(Environment::variable);
        Suite suite = SuiteLoader.load(plan, objectives);
        RunAgents agents = RunAgents.of(suite.plan(), agent);
        Optional<Path> compared = Optional.ofNullable(baseline).map(named -> Shelf.run("--baseline", named));
        compared.ifPresent(other -> Judging.baseline(other, suite.objectives()));
        shard.ifPresent(order -> sharded(suite, order.shard().count()));
        NotesText.print(suite.notes(), spec.commandLine().getErr());
        PlannedFaults planned = PlannedFaults.read(plan, suite.plan(), faults, agents.isReference());
        RunPlan adjusted = adjust(planned.plan());
        long chosen = seed != null ? seed : adjusted.seed().orElseGet(RunCommand::newSeed);
        RunSession session = new RunSession(
                suite,
                adjusted,
                chosen,
                course(adjusted, chosen, shard),
                agents,
                planned.source(),
                out,
                commandLine(chosen, agents, traced),
                compared,
                shard,
                loudness,
                ports,
                traced,
                spec.commandLine().getOut(),
                Clock.systemUTC());
        return session.run();
    }

    /** What one shard cannot see or do is refused. */
    private void sharded(Suite suite, int count) {
        Problems problems = new Problems();
        if (seed == null && suite.plan().seed().isEmpty()) {
            problems.add("--seed", 0, "", "a seed, the same for every shard", "none");
        }
        if (agent.isReference()) {
            problems.add(
                    "--agent",
                    0,
                    "",
                    "one agent for all shards; clamor agent serves the reference agent",
                    "a reference agent of this shard's own");
        }
        Workload workload = suite.plan().workload();
        if (workload instanceof Workload.ClosedWorkload closed && closed.seats() < count) {
            problems.add(
                    suite.planSource().name(),
                    0,
                    "stages",
                    "a customer at a time for each of " + count + " shards",
                    Long.toString(closed.seats()));
        }
        if (baseline != null) {
            problems.add("--baseline", 0, "", "it with clamor judge, when all shards are together", baseline);
        }
        if (!suite.objectives().stopping().none()) {
            problems.add(
                    suite.objectivesSource().name(),
                    0,
                    "stopping",
                    "no rule, for rules decide on all contacts in the order of their arrival and a shard sees its own",
                    "a rule");
        }
        problems.throwIfAny();
    }

    private RunPlan adjust(RunPlan read) {
        RunPlan adjusted = read;
        if (duration != null && !findKnee) {
            adjusted = adjusted.lasting(Durations.seconds("--duration", duration));
        }
        if (maxContacts != null) {
            if (maxContacts < 1) {
                throw Invalid.of("--max-contacts", "a whole number from 1", maxContacts.toString());
            }
            adjusted = adjusted.atMost(maxContacts);
        }
        if (timeScale != null) {
            if (!(timeScale >= 1 && timeScale <= 10_000)) {
                throw Invalid.of("--time-scale", "a number from 1 to 10000", timeScale.toString());
            }
            adjusted = adjusted.scaled(timeScale);
        }
        return adjusted;
    }

    private Course course(RunPlan adjusted, long chosen, Optional<ShardOrder> shard) {
        if (!findKnee) {
            return Course.Planned.of(adjusted, chosen, shard);
        }
        checkSearched(adjusted);
        KneeSettings settings =
                kneeTo == null ? adjusted.knee() : adjusted.knee().upTo(kneeTo);
        if (settings.to() < settings.from()) {
            throw Invalid.of("--knee-to", "at least the lowest load, " + settings.from(), kneeTo + "");
        }
        if (atLeast != null && atLeast > settings.to()) {
            throw Invalid.of("--at-least", "at most the highest load, " + settings.to(), atLeast.toString());
        }
        double seconds = duration == null ? 0 : Durations.seconds("--duration", duration);
        return Course.Searching.of(adjusted.searching(settings), chosen, seconds, atLeast == null ? 0 : atLeast);
    }

    /** Options that belong to the search, and one that does not, all at once. */
    private void checkSearch(Optional<ShardOrder> shard) {
        Problems problems = new Problems();
        rate("--knee-to", kneeTo, problems);
        rate("--at-least", atLeast, problems);
        if (findKnee && baseline != null) {
            problems.add("--baseline", 0, "", "a run of its plan's stages", "--find-knee");
        }
        if (findKnee && shard.isPresent()) {
            problems.add(
                    "--shard", 0, "", "a run of its plan's stages, for a search steers by what it sees", "--find-knee");
        }
        problems.throwIfAny();
    }

    /** A search has stages of its own, of arrivals. */
    private static void checkSearched(RunPlan plan) {
        Problems problems = new Problems();
        if (plan.workload() instanceof Workload.ClosedWorkload) {
            problems.add(
                    "--find-knee",
                    0,
                    "",
                    "a plan of arrivals, for the search raises their rate",
                    "a number of customers");
        }
        if (!plan.faults().isEmpty()) {
            problems.add("--find-knee", 0, "", "a plan without faults, for the search has stages of its own", "faults");
        }
        problems.throwIfAny();
    }

    private void rate(String option, @Nullable Double rate, Problems problems) {
        if (rate != null && !findKnee) {
            problems.add(option, 0, "", "--find-knee beside it", "no --find-knee");
        } else if (rate != null && !(rate > 0 && rate <= MOST_RATE)) {
            problems.add(option, 0, "", "a number above 0 up to " + MOST_RATE, rate.toString());
        }
    }

    /** A new seed, short enough to be read out. */
    private static long newSeed() {
        return new SecureRandom().nextInt(1_000_000);
    }

    /** What to type to run the same again: the seed is always named, secrets in the address never. */
    private String commandLine(long chosen, RunAgents agents, Optional<TraceOrder> traced) {
        StringBuilder line = new StringBuilder("clamor run " + plan + " --seed " + chosen + agents.commandLine());
        append(line, "--objectives", objectives);
        append(line, "--duration", duration);
        append(line, "--max-contacts", maxContacts);
        append(line, "--time-scale", timeScale);
        append(line, "--faults", faults);
        append(line, "--baseline", baseline);
        line.append(findKnee ? " --find-knee" : "");
        append(line, "--knee-to", kneeTo);
        append(line, "--at-least", atLeast);
        line.append(traced.map(TraceOrder::commandLine).orElse(""));
        return line.toString();
    }

    private static void append(StringBuilder line, String option, @Nullable Object value) {
        if (value != null) {
            line.append(' ').append(option).append(' ').append(value);
        }
    }
}
