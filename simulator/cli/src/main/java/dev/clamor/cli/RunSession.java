package dev.clamor.cli;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.RunEvent;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.load.Endpoint;
import dev.clamor.load.GatlingRunner;
import dev.clamor.load.LoadJob;
import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.load.plan.Shard;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.persona.RandomStreams;
import dev.clamor.results.archive.LogFailedException;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.report.Report;
import dev.clamor.results.report.ReportFiles;
import dev.clamor.results.sizing.Certain;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.stopping.StopMonitor;
import dev.clamor.results.verdict.BaselineCheck;
import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** One run from its inputs to its exit code: agent, archive, load, judging, files. */
final class RunSession {
    private static final long STOP_SECONDS = 30;
    private static final double MICROS_PER_SECOND = 1e6;

    private final Suite suite;
    private final RunPlan plan;
    private final long seed;
    private final AgentTarget target;
    private final Path folder;
    private final String runId;
    private final String command;
    private final Optional<Path> baseline;
    private final PrintWriter out;
    private final Clock clock;
    private final long[] due;

    RunSession(
            Suite suite,
            RunPlan plan,
            long seed,
            AgentTarget target,
            @Nullable Path folder,
            String command,
            Optional<Path> baseline,
            PrintWriter out,
            Clock clock) {
        this.suite = suite;
        this.plan = plan;
        this.seed = seed;
        this.target = target;
        this.runId = RunIds.of(clock.instant(), plan.name(), seed);
        this.folder = folder != null ? folder : RunIds.home().resolve(runId);
        this.command = command;
        this.baseline = baseline;
        this.out = out;
        this.clock = clock;
        this.due = Arrivals.dueMicros(plan.workload(), plan.maxContacts(), new RandomStreams(seed));
    }

    /** Runs, judges, writes and prints; the exit code of the decision. */
    int run() throws IOException {
        CountDownLatch judged = new CountDownLatch(1);
        Interrupt interrupt = new Interrupt(judged);
        Runtime.getRuntime().addShutdownHook(interrupt);
        int exitCode = Main.FAILURE;
        try {
            exitCode = driveAndJudge();
            return exitCode;
        } finally {
            interrupt.exitCode(exitCode);
            judged.countDown();
            interrupt.forget();
        }
    }

    private int driveAndJudge() throws IOException {
        try {
            drive();
        } catch (LogFailedException e) {
            out.println("clamor: the run was ended, for its log could not be written: "
                    + Printable.of(String.valueOf(e.getMessage())));
            return judgeWhatIsThere();
        }
        return judge();
    }

    private void drive() throws IOException {
        out.println("run " + runId + ": plan " + plan.name() + ", seed " + seed + ", " + due.length
                + " contacts, think times divided by " + plan.timeScale());
        warn();
        try (AgentUnderTest agent = target.open(seed)) {
            out.println("agent " + agent);
            Manifest manifest = Manifests.of(suite, plan, seed, runId, command, agent, due.length, clock.instant());
            MetricsConfig config = Judging.config(suite.objectives());
            try (RunArchive.EventLog log = RunArchive.create(folder, manifest);
                    LiveView live = new LiveView(
                            suite.objectives(),
                            config,
                            plan.workload().seconds(),
                            out,
                            Ansi.AUTO.enabled() && System.getenv("CI") == null,
                            manifest.limits(),
                            new StopMonitor(suite.objectives(), config, due.length),
                            GatlingRunner::decide)) {
                log.onFailure(GatlingRunner::logFailed);
                keepBaseline(manifest);
                live.start();
                load(
                        agent,
                        event -> {
                            log.accept(event);
                            live.accept(event);
                        },
                        log);
            }
        }
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
        long judged = Arrays.stream(due)
                .filter(micros -> !plan.workload().stageAt(micros).warmUp())
                .count();
        for (Slo slo : Certain.undecidable(suite.objectives(), judged)) {
            out.println(String.format(
                    Locale.ROOT,
                    "%s can only HOLD: %,d judged contacts are planned and it takes %,.0f; see clamor size",
                    slo.id(),
                    judged,
                    Certain.leastEvents(slo)));
        }
    }

    private void load(AgentUnderTest agent, EventSink sink, RunArchive.EventLog log) {
        LoadJob job = new LoadJob(
                new FixedSchedule(plan.workload(), due, Shard.WHOLE),
                new Cast(suite.population(), suite.mix(), new RandomStreams(seed)),
                endpoint(agent),
                plan.drainSeconds(),
                sink,
                log::backlog);
        PrintStream console = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8));
        try {
            RunEvent.RunEnded end = GatlingRunner.run(job);
            if (end.harnessFaults() > 0 || end.reason() == RunEvent.EndReason.CRASHED) {
                GatlingRunner.lastFault().ifPresent(fault -> out.println("clamor: failure of ours: " + fault));
            }
        } finally {
            System.setOut(console);
        }
    }

    private Endpoint endpoint(AgentUnderTest agent) {
        return new Endpoint(
                "",
                1,
                agent.uri(),
                agent.codec().apply(runId),
                agent.settings(plan.timeScale(), plan.leaving()),
                agent.verification(),
                agent.ceilings(),
                agent.replyMicros().map(micros -> micros / MICROS_PER_SECOND).orElse(plan.requestTimeoutSeconds()),
                agent.connectMicros()
                        .map(micros -> micros / MICROS_PER_SECOND)
                        .orElse(Endpoint.CONNECT_TIMEOUT_SECONDS));
    }

    private int judge() throws IOException {
        Report report = Judging.judge(folder, clock);
        ReportFiles.writeAll(folder, report);
        new VerdictText(out, Ansi.AUTO).print(report, folder);
        return report.verdict().decision().exitCode();
    }

    /**
     * A log that ends too early makes a HOLD, which is told even where there is no room for its files; anything else is a
     * failure of ours.
     */
    private int judgeWhatIsThere() {
        try {
            Report report = Judging.judge(folder, clock);
            new VerdictText(out, Ansi.AUTO).print(report, folder);
            ReportFiles.writeAll(folder, report);
            Decision decision = report.verdict().decision();
            return decision == Decision.HOLD ? decision.exitCode() : Main.FAILURE;
        } catch (InvalidDocumentException | IOException | UncheckedIOException e) {
            out.println("clamor: the verdict could not be written: " + Printable.of(String.valueOf(e.getMessage())));
            return Main.FAILURE;
        }
    }

    /** Ctrl-C or a polite kill: stops the load, lets the verdict be written, and ends with its exit code. */
    private static final class Interrupt extends Thread {
        private final CountDownLatch judged;
        private volatile int exitCode = Main.FAILURE;

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
