package dev.clamor.benchmarks;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.load.Endpoint;
import dev.clamor.load.GatlingRunner;
import dev.clamor.load.LoadJob;
import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** A child process: one whole run of Clamor, events written and counted; {@code record} keeps the requests instead. */
final class ClamorRun {
    private static final double TIMEOUT_SECONDS = 10;
    private static final double DRAIN_SECONDS = 20;

    private ClamorRun() {}

    /** First argument {@code record} or {@code measure}, then a {@link CostPlan}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        CostPlan plan = CostPlan.of(args, 1);
        if (args[0].equals("record")) {
            record(plan);
        } else {
            measure(plan);
        }
    }

    private static void record(CostPlan plan) throws IOException {
        Recording recording = new Recording(Suite.codec(URI.create(plan.agent())));
        LoadJob job = job(plan, recording, event -> {}, () -> 0);
        check(GatlingRunner.run(job));
        recording.save(plan.recording(), (int) job.schedule().planned());
    }

    private static void measure(CostPlan plan) throws InterruptedException {
        LongAdder turns = new LongAdder();
        CpuWindow window = new CpuWindow(plan.warmUpSeconds(), plan.windowEnd(), turns::sum);
        RunMetrics metrics = new RunMetrics(Suite.METRICS);
        try (RunArchive.EventLog log = RunArchive.create(plan.scratch(), manifest())) {
            EventSink sink = event -> {
                if (event instanceof TurnEvent.CustomerSpoke) {
                    turns.increment();
                }
                log.accept(event);
                synchronized (metrics) {
                    metrics.accept(event);
                }
            };
            check(GatlingRunner.run(job(plan, Suite.codec(URI.create(plan.agent())), sink, log::backlog)));
        }
        window.await();
    }

    private static LoadJob job(
            CostPlan plan, AgentCodec codec, EventSink sink, java.util.function.IntSupplier backlog) {
        return new LoadJob(
                new FixedSchedule(plan.workload(), Arrivals.dueMicros(plan.workload(), 0, Suite.STREAMS), Shard.WHOLE),
                Suite.CAST,
                new Endpoint(URI.create(plan.agent()), codec, Suite.SETTINGS, TIMEOUT_SECONDS),
                DRAIN_SECONDS,
                sink,
                backlog);
    }

    private static void check(RunEvent.RunEnded end) {
        if (end.reason() != RunEvent.EndReason.COMPLETED || end.closed() != end.planned() || end.harnessFaults() > 0) {
            throw new IllegalStateException("run: expected every contact to be carried to its end. Found: " + end);
        }
    }

    private static Manifest manifest() {
        Manifest.Source none = new Manifest.Source("benchmark", "");
        return new Manifest(
                1,
                "benchmark",
                "benchmark",
                "",
                "",
                Suite.STREAMS.seed(),
                none,
                none,
                List.of(),
                List.of(),
                "",
                new Manifest.Agent("constant", "", "native", ""),
                Suite.HASTE,
                0,
                Manifest.HealthLimits.DEFAULT,
                new TreeMap<>());
    }
}
