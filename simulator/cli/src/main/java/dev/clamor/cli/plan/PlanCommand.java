package dev.clamor.cli.plan;

import dev.clamor.cli.agent.AgentTarget;
import dev.clamor.cli.input.Durations;
import dev.clamor.cli.input.Inputs;
import dev.clamor.cli.suite.Crowd;
import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.suite.SuiteLoader;
import dev.clamor.cli.terminal.TimeScaleText;
import dev.clamor.document.Problems;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.engine.target.Target;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import dev.clamor.results.report.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a plan as it will be run; sends nothing. */
@Command(
        name = "plan",
        description = "Shows a plan as it will be run: stages, contacts, minutes, the arrival rate. Sends nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor plan                                  plan storm",
            "  clamor plan monday --duration 10m            as clamor run monday --duration 10m will send it",
            "  clamor plan my-plan.yaml --agent agent.yaml  with the ceilings of the agent",
            "  clamor plan storm --json                     the same as JSON, with every piece of the rate",
            "",
            "Exit codes: 0 done, 2 invalid input."
        })
public final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PLAN",
            defaultValue = "storm",
            description = "a packaged plan, or a plan file (default: ${DEFAULT-VALUE})")
    private String plan;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = "stretch or shrink all stages to this length together: 90s, 5m, 1h")
    private @Nullable String duration;

    @Option(names = "--agent", paramLabel = "FILE", description = "a target file, for its ceilings")
    private @Nullable Path agent;

    @Option(names = "--json", description = "print the same as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Suite suite = SuiteLoader.load(plan, null);
        RunPlan read =
                duration == null ? suite.plan() : suite.plan().lasting(Durations.seconds("--duration", duration));
        PlanAnswer answer = answer(read, suite.crowd(), ceilings());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(ReportJson.text(answer));
        } else {
            new PlanText(out).print(answer);
        }
        out.flush();
        return 0;
    }

    private Optional<PlanAnswer.Ceiling> ceilings() {
        if (agent == null) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        Optional<Target> target = AgentTarget.read(agent.toString(), Inputs.text(agent, problems), problems);
        problems.throwIfAny();
        return target.map(Target::ceilings)
                .filter(any -> !any.equals(Ceilings.NONE))
                .map(PlanCommand::ceiling);
    }

    private static PlanAnswer.Ceiling ceiling(Ceilings ceilings) {
        return new PlanAnswer.Ceiling(
                Optional.of(ceilings.contacts()).filter(contacts -> contacts < Integer.MAX_VALUE),
                Optional.of(ceilings.requestsPerSecond()).filter(Double::isFinite),
                Optional.of(ceilings.spend()).filter(Double::isFinite));
    }

    private static PlanAnswer answer(RunPlan plan, Crowd crowd, Optional<PlanAnswer.Ceiling> ceilings) {
        List<PlanAnswer.Row> rows = rows(plan, crowd);
        boolean open = plan.workload() instanceof Workload.OpenWorkload;
        double all = plan.workload().stages().stream().mapToDouble(Stage::area).sum();
        double most = plan.maxContacts() == 0 ? Double.POSITIVE_INFINITY : plan.maxContacts();
        return new PlanAnswer(
                plan.name(),
                plan.description(),
                spacing(plan.workload()),
                plan.timeScale(),
                TimeScaleText.of(plan.timeScale()),
                plan.workload().seconds(),
                plan.drainSeconds(),
                open ? Optional.of(Math.min(all, most)) : Optional.empty(),
                open ? Optional.of(judged(plan.workload(), most)) : Optional.empty(),
                plan.maxContacts(),
                ceilings,
                plan.limits(),
                rows);
    }

    private static String spacing(Workload workload) {
        return workload instanceof Workload.OpenWorkload open
                ? open.spacing().name().toLowerCase(Locale.ROOT)
                : PlanAnswer.CLOSED;
    }

    /** Judged contacts among the first so many. */
    private static double judged(Workload workload, double most) {
        double left = most;
        double judged = 0;
        for (Stage stage : workload.stages()) {
            double sent = Math.min(left, stage.area());
            judged += stage.warmUp() ? 0 : sent;
            left -= sent;
        }
        return judged;
    }

    private static List<PlanAnswer.Row> rows(RunPlan plan, Crowd crowd) {
        List<PlanAnswer.Row> rows = new ArrayList<>();
        double begin = 0;
        for (Stage stage : plan.workload().stages()) {
            rows.add(new PlanAnswer.Row(
                    stage.name(),
                    stage.shape(),
                    stage.warmUp(),
                    begin,
                    begin + stage.seconds(),
                    plan.workload() instanceof Workload.OpenWorkload ? Optional.of(stage.area()) : Optional.empty(),
                    named(crowd.personaShares(stage.mix()), stage.mix().personas()),
                    named(crowd.scenarioShares(stage.mix()), stage.mix().scenarios()),
                    stage.pieces()));
            begin += stage.seconds();
        }
        return rows;
    }

    private static Map<String, Double> named(SortedMap<String, Double> shares, Map<String, Double> mix) {
        shares.keySet().retainAll(mix.keySet());
        return shares;
    }
}
