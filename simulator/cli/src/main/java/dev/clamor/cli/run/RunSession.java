package dev.clamor.cli.run;

import dev.clamor.cli.agent.OpenAgents;
import dev.clamor.cli.agent.RunAgents;
import dev.clamor.cli.judge.GitHubActions;
import dev.clamor.cli.judge.Judging;
import dev.clamor.cli.live.LiveRun;
import dev.clamor.cli.live.LiveScreens;
import dev.clamor.cli.live.Screen;
import dev.clamor.cli.shelf.KeptBaseline;
import dev.clamor.cli.shelf.RunIds;
import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.cli.terminal.TimeScaleText;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.load.Endpoint;
import dev.clamor.load.GatlingRunner;
import dev.clamor.load.LoadJob;
import dev.clamor.load.Tracing;
import dev.clamor.load.fault.Faults;
import dev.clamor.load.plan.FaultWindows;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.opentelemetry.SpanExport;
import dev.clamor.persona.RandomStreams;
import dev.clamor.results.archive.LogFailedException;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.report.Report;
import dev.clamor.results.report.ReportFiles;
import dev.clamor.results.sizing.Certain;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.BaselineCheck;
import dev.clamor.results.verdict.Decision;
import dev.clamor.scenario.truth.Lexicon;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run from its inputs to its exit code: agent, archive, load, judging, files. */
final class RunSession {
    private static final long STOP_SECONDS = 30;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final int INDENT = 2;
    /** Ends after which a log has all that was to be in it. */
    private static final Set<EndReason> WHOLE_LOG =
            EnumSet.of(EndReason.COMPLETED, EndReason.DRAIN_LIMIT, EndReason.SPEND_CAP);

    private final Suite suite;
    private final RunPlan plan;
    private final long seed;
    private final RunAgents agents;
    private final Path folder;
    private final String runId;
    private final String command;
    private final Optional<Path> baseline;
    private final Optional<ShardOrder> shard;
    private final Loudness loudness;
    /** For what a run came to; what is going on goes to {@link #out}. */
    private final PrintWriter results;

    private final PrintWriter out;
    private final Clock clock;
    private final Course course;
    private final Manifest.Source faultSource;
    private final List<FaultWindows.Planned> faults;
    private final LiveScreens.Ports ports;
    private final Optional<TraceOrder> traces;

    RunSession(
            Suite suite,
            RunPlan plan,
            long seed,
            Course course,
            RunAgents agents,
            Manifest.Source faultSource,
            @Nullable Path folder,
            String command,
            Optional<Path> baseline,
            Optional<ShardOrder> shard,
            Loudness loudness,
            LiveScreens.Ports ports,
            Optional<TraceOrder> traces,
            PrintWriter out,
            Clock clock) {
        this.suite = suite;
        this.plan = plan;
        this.seed = seed;
        this.agents = agents;
        this.runId = RunIds.of(shard.map(ShardOrder::startAt).orElseGet(clock::instant), plan.name(), seed);
        Path run = folder != null ? folder : RunIds.home().resolve(runId);
        this.folder = shard.map(order -> order.in(run)).orElse(run);
        this.command = command;
        this.baseline = baseline;
        this.shard = shard;
        this.loudness = loudness;
        this.results = out;
        this.out = loudness.progress(out);
        this.ports = ports;
        this.traces = traces;
        this.clock = clock;
        this.course = course;
        this.faultSource = faultSource;
        this.faults = FaultWindows.of(plan.faults(), plan.workload(), new RandomStreams(seed));
    }

    /** Runs, judges, writes and prints; the exit code of the decision. */
    int run() throws IOException {
        CountDownLatch judged = new CountDownLatch(1);
        Interrupt interrupt = new Interrupt(judged);
        Runtime.getRuntime().addShutdownHook(interrupt);
        int exitCode = ExitCode.FAILURE;
        try (LiveScreens screens = LiveScreens.open(Screen.of(out), ports, runId, plan.name(), course.seconds(), out)) {
            exitCode = driveAndJudge(screens);
            screens.spansSent(out, results);
            return exitCode;
        } finally {
            interrupt.exitCode(exitCode);
            judged.countDown();
            interrupt.forget();
        }
    }

    private int driveAndJudge(LiveScreens screens) throws IOException {
        EndReason end;
        try {
            end = drive(screens);
            screens.keep(folder, out);
        } catch (LogFailedException e) {
            results.println("clamor: the run was ended, for its log could not be written: "
                    + Printable.of(String.valueOf(e.getMessage())));
            return judgeWhatIsThere(screens);
        }
        return shard.filter(order -> !order.judge()).isPresent() ? recorded(end) : judge(screens);
    }

    private EndReason drive(LiveScreens screens) throws IOException {
        out.println("run " + runId + ": plan " + plan.name() + ", seed " + seed + ", " + course.sentence());
        out.println(Screen.wrapping().of(TimeScaleText.of(plan.timeScale()), INDENT));
        shard.ifPresent(
                order -> out.println(order.announced(plan, course.schedule().planned())));
        warn();
        CompletableFuture<Void> ready = CompletableFuture.runAsync(this::prepare);
        try (OpenAgents open = agents.open(seed)) {
            ready.join();
            out.println((open.several() ? "agents " : "agent ") + open);
            faults.forEach(planned -> out.println(String.format(
                            Locale.ROOT,
                            "fault %s from %.1f to %.1f s, %s: ",
                            planned.window().fault(),
                            planned.window().fromMicros() / MICROS_PER_SECOND,
                            planned.window().toMicros() / MICROS_PER_SECOND,
                            planned.fault().kind().word())
                    + Printable.of(planned.fault().kind().told())));
            List<Endpoint> endpoints = open.endpoints(plan, runId, this::share);
            Ceilings together = share(plan.ceilings());
            Optional<Tracing> tracing = traces.map(order -> tracing(order, endpoints, screens));
            Manifest manifest = manifest(open);
            MetricsConfig config = Judging.config(suite.objectives(), manifest);
            try (RunArchive.EventLog log = RunArchive.create(folder, manifest);
                    LiveRun live = new LiveRun(
                            suite.objectives(),
                            config,
                            course.seconds(),
                            manifest.limits(),
                            course.follower(suite.objectives(), config, GatlingRunner::decide),
                            GatlingRunner::crashed,
                            screens.views())) {
                log.onFailure(GatlingRunner::logFailed);
                keepBaseline(manifest);
                live.start();
                return load(
                        open,
                        endpoints,
                        together,
                        tracing,
                        event -> {
                            log.accept(event);
                            live.accept(event);
                        },
                        log,
                        live);
            }
        }
    }

    private Tracing tracing(TraceOrder order, List<Endpoint> endpoints, LiveScreens screens) {
        SpanExport spans = order.open(runId, endpoints);
        screens.export(spans);
        out.println("otlp " + order.collector());
        return new Tracing(order.trace(runId), spans::start);
    }

    /** What takes long before the first contact, while the reference agent starts. */
    private void prepare() {
        if (agents.isReference()) {
            Lexicon.packaged().prepare(suite.mix().scenarios());
        }
        GatlingRunner.prepare();
    }

    private Manifest manifest(OpenAgents open) {
        Instant start = shard.map(ShardOrder::startAt).orElseGet(clock::instant);
        Manifest run = Manifests.of(
                suite.sending(plan.workload(), course.due()),
                plan,
                seed,
                runId,
                command,
                open,
                course.contacts(),
                planned(),
                course.search(),
                traces,
                start);
        return shard.map(order ->
                        order.of(run, plan.workload(), course.schedule().planned()))
                .orElse(run);
    }

    private Manifest.Faults planned() {
        return new Manifest.Faults(
                faultSource, faults.stream().map(FaultWindows.Planned::window).toList());
    }

    /** Before any load is sent, so that a run that is killed has its baseline too. */
    private void keepBaseline(Manifest manifest) throws IOException {
        if (baseline.isPresent()) {
            KeptBaseline.keep(baseline.get(), folder);
            Manifest other = RunArchive.manifest(baseline.get());
            List<String> apart = BaselineCheck.differences(manifest, other);
            out.println("baseline " + other.runId()
                    + (apart.isEmpty()
                            ? ""
                            : " cannot be compared, so the verdict will be HOLD: "
                                    + Printable.of(String.join("; ", apart))));
        }
    }

    /** Says before the load what the run cannot decide, whatever the agent does. */
    private void warn() {
        if (course.judged().isEmpty()) {
            return;
        }
        long judged = course.judged().getAsLong();
        for (Slo slo : Certain.undecidable(suite.objectives(), judged)) {
            String line = String.format(
                    Locale.ROOT,
                    "%s can only HOLD: %,d judged contacts are planned and it takes %,.0f; see clamor size",
                    slo.id(),
                    judged,
                    Certain.leastEvents(slo));
            out.println(Screen.wrapping().of(line, INDENT));
        }
    }

    private EndReason load(
            OpenAgents open,
            List<Endpoint> endpoints,
            Ceilings together,
            Optional<Tracing> tracing,
            EventSink sink,
            RunArchive.EventLog log,
            LiveRun live) {
        open.agents().forEach(one -> one.agent().lexicon().prepare(suite.mix().scenarios()));
        LoadJob job = new LoadJob(
                course.schedule(),
                suite.crowd().casts(new RandomStreams(seed)),
                endpoints,
                together,
                plan.drainSeconds(),
                shard.map(ShardOrder::startMillis).orElseGet(OptionalLong::empty),
                sink,
                log::backlog,
                new Faults(faults, new FaultSwitches(open.only().process())::of, new RandomStreams(seed)));
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
        try {
            RunEvent.RunEnded end = GatlingRunner.run(tracing.map(job::traced).orElse(job));
            if (end.harnessFaults() > 0 || end.reason() == EndReason.CRASHED) {
                GatlingRunner.lastFault().ifPresent(fault -> tell(live, "clamor: failure of ours: " + fault));
            }
            return end.reason();
        } finally {
            System.setOut(console);
        }
    }

    /** Without tearing what is rewritten in place; a quiet run tells it too. */
    private void tell(LiveRun live, String news) {
        if (loudness.quiet()) {
            results.println(news);
        } else {
            live.tell(news);
        }
    }

    /** What of an agent's ceilings is this process's. */
    private Ceilings share(Ceilings whole) {
        return shard.map(order -> order.of(whole)).orElse(whole);
    }

    /** The exit code of a shard that only records. */
    private int recorded(EndReason end) {
        results.println(
                "recorded " + folder + ": " + end.name().toLowerCase(Locale.ROOT) + "; when all shards have ended,"
                        + " clamor judge " + folder.toAbsolutePath().getParent());
        return WHOLE_LOG.contains(end) ? 0 : ExitCode.FAILURE;
    }

    private int judge(LiveScreens screens) throws IOException {
        Report report = Judging.judge(folder, clock);
        try {
            ReportFiles.writeAll(folder, report);
        } catch (IOException e) {
            loudness.verdict(report, folder, results);
            results.println("clamor: not all files of the verdict could be written: "
                    + Printable.of(String.valueOf(e.getMessage()))
                    + "; the log is whole, so when there is room, clamor judge "
                    + folder + " writes them");
            return ExitCode.FAILURE;
        }
        loudness.verdict(report, folder, results);
        GitHubActions.show(report, results);
        screens.verdict(report.verdict().decision().name(), folder);
        return report.verdict().decision().exitCode();
    }

    /**
     * A log that ends too early makes a HOLD, which is told even where there is no room for its files; anything else is a
     * failure of ours.
     */
    private int judgeWhatIsThere(LiveScreens screens) {
        try {
            Report report = Judging.judge(folder, clock);
            loudness.verdict(report, folder, results);
            GitHubActions.show(report, results);
            ReportFiles.writeAll(folder, report);
            screens.verdict(report.verdict().decision().name(), folder);
            Decision decision = report.verdict().decision();
            return decision == Decision.HOLD ? decision.exitCode() : ExitCode.FAILURE;
        } catch (InvalidDocumentException | IOException | UncheckedIOException e) {
            results.println(
                    "clamor: the verdict could not be written: " + Printable.of(String.valueOf(e.getMessage())));
            return ExitCode.FAILURE;
        }
    }

    /** Ctrl-C or a polite kill: stops the load, lets the verdict be written, and ends with its exit code. */
    private static final class Interrupt extends Thread {
        private final CountDownLatch judged;
        private volatile int exitCode = ExitCode.FAILURE;

        Interrupt(CountDownLatch judged) {
            super("clamor-interrupt");
            this.judged = judged;
        }

        void exitCode(int code) {
            exitCode = code;
        }

        /** Not needed any more; does nothing when the process is already ending. */
        void forget() {
            try {
                Runtime.getRuntime().removeShutdownHook(this);
            } catch (IllegalStateException e) {
                // the process is ending and this thread is already running
            }
        }

        @Override
        public void run() {
            GatlingRunner.stop();
            try {
                if (judged.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                    Runtime.getRuntime().halt(exitCode);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
