package dev.clamor.benchmarks;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.load.Endpoint;
import dev.clamor.load.GatlingRunner;
import dev.clamor.load.LoadJob;
import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.results.archive.RunArchive;
import java.net.URI;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** A child process: one whole run of Clamor, events written and counted. */
final class ClamorRun {
    private static final double TIMEOUT_SECONDS = 10;
    private static final double DRAIN_SECONDS = 5;
    private static final int CONNECTIONS = 64;

    private ClamorRun() {}

    /** First argument {@code own} or {@code shared} for the connections, then a {@link CostPlan}. */
    public static void main(String[] args) throws InterruptedException {
        CostPlan plan = CostPlan.of(args, 1);
        LongAdder turns = new LongAdder();
        CpuWindow window = new CpuWindow(plan.warmUpSeconds(), plan.windowEnd(), turns::sum);
        try (LiveCount live = new LiveCount(Suite.METRICS);
                RunArchive.EventLog log = RunArchive.create(plan.scratch(), Suite.manifest())) {
            EventSink sink = event -> {
                if (event instanceof TurnEvent.CustomerSpoke) {
                    turns.increment();
                }
                log.accept(event);
                live.accept(event);
            };
            RunEnd.check(GatlingRunner.run(job(plan, args[0].equals("shared"), sink, log::backlog)));
        }
        window.await();
    }

    private static LoadJob job(CostPlan plan, boolean shared, EventSink sink, IntSupplier backlog) {
        URI agent = URI.create(plan.agent());
        return new LoadJob(
                new FixedSchedule(plan.workload(), Arrivals.dueMicros(plan.workload(), 0, Suite.STREAMS), Shard.WHOLE),
                Suite.CAST,
                new Endpoint(
                        "",
                        1,
                        agent,
                        Suite.codec(agent),
                        plan.settings(),
                        Verification.NONE,
                        shared ? Suite.sharing(CONNECTIONS) : Ceilings.NONE,
                        TIMEOUT_SECONDS,
                        Endpoint.CONNECT_TIMEOUT_SECONDS),
                DRAIN_SECONDS,
                sink,
                backlog);
    }
}
