package dev.clamor.cli.size;

import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.suite.SuiteLoader;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.cli.terminal.TimeScaleText;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import dev.clamor.document.Problems;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.report.ReportJson;
import dev.clamor.results.sizing.Sizer;
import dev.clamor.results.sizing.Sizing;
import dev.clamor.results.sizing.Traffic;
import dev.clamor.results.slo.Slo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says before a run how many contacts it needs. */
@Command(
        name = "size",
        description = "Says, before a run, how many contacts and minutes it takes to PROMOTE an agent that deserves it,"
                + " and what the plan as it stands would give.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor size                                         plan storm, the packaged objectives",
            "  clamor size my-plan.yaml --power 0.8 --quality 0.97",
            "  clamor size storm --quality no-breaches=0.999 --icc 0.1",
            "  clamor size storm --from results/runs/RUN_ID        events, likeness and shares as that run had them",
            "",
            "Exit codes: 0 every gating objective can be decided, 2 one cannot, or invalid input."
        })
public final class SizeCommand implements Callable<Integer> {
    private static final String USUAL_PLAN = "storm";
    private static final double NANOS_PER_SECOND = 1e9;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PLAN",
            description = "storm, drizzle, spike, steps, monday, or a plan file (default: that of --from, else "
                    + USUAL_PLAN + ")")
    private @Nullable String plan;

    @Option(
            names = "--objectives",
            paramLabel = "FILE",
            description = "objectives (default: the plan's, or the packaged ones)")
    private @Nullable Path objectives;

    @Option(
            names = "--power",
            paramLabel = "P",
            defaultValue = "0.9",
            description = "the chance of PROMOTE wanted (default: ${DEFAULT-VALUE})")
    private double power;

    @Option(
            names = "--quality",
            paramLabel = "Q",
            split = ",",
            description = "how good the agent is: clean (as the reference agent without flaws), a share of good events"
                    + " for all objectives, or OBJECTIVE=SHARE (default: what --from shows, else halfway from each"
                    + " target to 1)")
    private List<String> quality = new ArrayList<>();

    @Option(
            names = "--icc",
            paramLabel = "R",
            description = "how alike contacts of one persona and scenario are, 0 to below 1 (default: what --from"
                    + " shows, else " + Assumptions.USUAL_ICC + ")")
    private @Nullable Double icc;

    @Option(names = "--from", paramLabel = "RUN_DIR", description = "learn from this run instead of a dry run")
    private @Nullable Path from;

    @Option(names = "--json", description = "print the same as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        check();
        Optional<Manifest> manifest = from == null ? Optional.empty() : Optional.of(RunArchive.manifest(from));
        String name = plan != null ? plan : manifest.map(m -> m.plan().name()).orElse(USUAL_PLAN);
        Suite suite = SuiteLoader.load(name, objectives);
        double contactSeconds = contactSeconds(suite, name);
        Traffic traffic = traffic(suite.plan(), contactSeconds);
        List<Slo> slos = gating(suite, traffic, name);
        Quality how = how(slos);
        long start = System.nanoTime();
        Evidence evidence = from != null ? Evidence.FromRun.read(from, suite) : dryRun(suite);
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        Sizing sizing = Sizer.size(
                new Assumptions(evidence, how, () -> from == null ? evidence : dryRun(suite), icc).demands(slos),
                traffic,
                power);
        return answer(new SizeAnswer(
                Printable.of(name),
                dry(evidence, seconds),
                sizing,
                command(name, suite.plan(), sizing),
                notes(suite, manifest)));
    }

    private Quality how(List<Slo> slos) {
        Problems problems = new Problems();
        Quality how = Quality.read(quality, slos, problems);
        problems.throwIfAny();
        return how;
    }

    private static Evidence dryRun(Suite suite) {
        return new Evidence.FromDryRun(DryRun.of(suite));
    }

    private void check() {
        Problems problems = new Problems();
        if (!(power > 0 && power < 1)) {
            problems.add("--power", 0, "", "a number above 0 and below 1", Double.toString(power));
        }
        if (icc != null && !(icc >= 0 && icc < 1)) {
            problems.add("--icc", 0, "", "a number from 0 to below 1", icc.toString());
        }
        problems.throwIfAny();
    }

    /** How long a contact keeps its seat in a closed workload, which only a run can tell; 1 in an open one. */
    private double contactSeconds(Suite suite, String name) {
        if (suite.plan().workload() instanceof Workload.OpenWorkload) {
            return 1;
        }
        if (from == null) {
            throw new InvalidDocumentException(List.of(new Problem(
                    name,
                    0,
                    "stages",
                    "--from RUN_DIR with a closed workload: how many contacts there will be depends on how long they"
                            + " last, which a run of it tells",
                    "none")));
        }
        return Evidence.FromRun.read(from, suite).contactSeconds();
    }

    private static Traffic traffic(RunPlan plan, double contactSeconds) {
        List<Stage> stages = plan.workload().stages();
        return new Traffic(
                stages.stream()
                                .filter(s -> !s.warmUp())
                                .mapToDouble(Stage::area)
                                .sum()
                        / contactSeconds,
                stages.stream().filter(Stage::warmUp).mapToDouble(Stage::area).sum() / contactSeconds,
                plan.workload().seconds(),
                stages.stream()
                        .filter(s -> !s.warmUp())
                        .mapToDouble(Stage::seconds)
                        .sum(),
                plan.maxContacts());
    }

    private static List<Slo> gating(Suite suite, Traffic traffic, String name) {
        List<Slo> slos =
                suite.objectives().slos().stream().filter(Assumptions::gates).toList();
        if (slos.isEmpty()) {
            throw new InvalidDocumentException(List.of(new Problem(
                    suite.objectivesSource().name(),
                    0,
                    "",
                    "a gating objective: without one a run can only HOLD",
                    "none")));
        }
        if (traffic.judged() <= 0) {
            throw new InvalidDocumentException(List.of(new Problem(
                    name,
                    0,
                    "stages",
                    "contacts in a stage that is not warm-up: without any a run can only HOLD",
                    "none")));
        }
        return slos;
    }

    private static Optional<SizeAnswer.Dry> dry(Evidence evidence, double seconds) {
        return evidence instanceof Evidence.FromDryRun run
                ? Optional.of(
                        new SizeAnswer.Dry(run.dry().met(), run.dry().shares().size(), seconds))
                : Optional.empty();
    }

    /** The command for all objectives together. */
    private Optional<String> command(String name, RunPlan read, Sizing sizing) {
        if (sizing.together().seconds().isEmpty()) {
            return Optional.empty();
        }
        double seconds = sizing.together().seconds().get();
        long contacts = (long) Math.ceil(
                sizing.traffic().contactsFor(sizing.together().contacts().orElseThrow()));
        StringBuilder line = new StringBuilder("clamor run " + Printable.of(name));
        if (objectives != null) {
            line.append(" --objectives ").append(Printable.of(objectives.toString()));
        }
        line.append(" --duration ").append(SizeText.duration(seconds));
        if (read.maxContacts() > 0 && contacts + reserve(contacts) > read.maxContacts()) {
            line.append(" --max-contacts ").append(contacts + reserve(contacts));
        }
        return Optional.of(line.toString());
    }

    /** Five standard deviations of a Poisson number, so that a limit does not cut what chance adds. */
    private static long reserve(long contacts) {
        return (long) Math.ceil(5 * Math.sqrt(contacts));
    }

    private static List<String> notes(Suite suite, Optional<Manifest> manifest) {
        List<String> notes = new ArrayList<>();
        if (manifest.isPresent() && !manifest.get().suiteHash().equals(suite.hash())) {
            notes.add("The run had other personas or scenarios than the plan: its events need not be the plan's.");
        }
        notes.add("Time scale: " + TimeScaleText.of(suite.plan().timeScale()) + ".");
        return notes;
    }

    private int answer(SizeAnswer answer) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(ReportJson.text(answer));
        } else {
            new SizeText(out).print(answer);
        }
        out.flush();
        if (answer.sizing().decidable()) {
            return 0;
        }
        new SizeText(spec.commandLine().getErr()).refuse(answer);
        return ExitCode.INVALID;
    }
}
