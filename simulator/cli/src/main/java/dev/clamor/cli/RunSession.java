package dev.clamor.cli;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.RunEvent;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.load.Endpoint;
import dev.clamor.load.GatlingRunner;
import dev.clamor.load.LoadJob;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.persona.RandomStreams;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.report.Report;
import dev.clamor.results.report.ReportFiles;
import dev.clamor.results.sizing.Certain;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.BaselineCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
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
    private final Course course;

    RunSession(
            Suite suite,
            RunPlan plan,
            long seed,
            Course course,
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
        this.course = course;
    }

    /** Runs, judges, writes and prints; the exit code of the decision. */
    int run() throws IOException {
        CountDownLatch judged = new CountDownLatch(1);
        Interrupt interrupt = new Interrupt(judged);
        Runtime.getRuntime().addShutdownHook(interrupt);
        int exitCode = Main.FAILURE;
        try {
            drive();
            exitCode = judge();
            return exitCode;
        } finally {
            interrupt.exitCode(exitCode);
            judged.countDown();
            interrupt.forget();
        }
    }

    private void drive() throws IOException {
        out.println("run " + runId + ": plan " + plan.name() + ", seed " + seed + ", " + course.sentence()
                + ", think times divided by " + plan.timeScale());
        warn();
        try (AgentUnderTest agent = target.open(seed)) {
            out.println("agent " + agent);
            Manifest manifest = Manifests.of(
                    suite, plan, seed, runId, command, agent, course.contacts(), clock.instant(), course.search());
            MetricsConfig config = Judging.config(suite.objectives());
            try (RunArchive.EventLog log = RunArchive.create(folder, manifest);
                    LiveView live = new LiveView(
                            suite.objectives(),
                            config,
                            course.seconds(),
                            out,
                            Ansi.AUTO.enabled() && System.getenv("CI") == null,
                            course.follower(suite.objectives(), config, GatlingRunner::decide))) {
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
        long judged = course.judged();
        if (judged == 0) {
            return;
        }
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
                course.schedule(),
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
