package dev.clamor.benchmarks;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.RunEvent;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.load.Endpoint;
import dev.clamor.load.GatlingRunner;
import dev.clamor.load.LoadJob;
import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import dev.clamor.results.archive.RunArchive;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** A child process: one crowd of a {@link CrowdPlan}, everything written and counted, and what it took. */
final class CrowdRun {
    private static final double TIMEOUT_SECONDS = 60;
    /** Two contacts' lengths and a little: long contacts are a few percent of all. */
    private static final double LENGTHS_OF_RAMP = 2.5;

    private static final double DRAIN_SECONDS = 5;

    private CrowdRun() {}

    /** Arguments of a {@link CrowdPlan}. */
    public static void main(String[] args) {
        CrowdPlan plan = CrowdPlan.of(args);
        CrowdPace pace = CrowdPace.of(plan);
        double ramp = LENGTHS_OF_RAMP * pace.seconds();
        System.out.printf(
                Locale.ROOT,
                "contacts of %.1f s at %.0f a second; plateau from %.0f s to %.0f s%n",
                pace.seconds(),
                pace.perSecond(),
                ramp,
                ramp + plan.plateauSeconds());
        try (CrowdWatch watch = new CrowdWatch(ramp, ramp + plan.plateauSeconds());
                LiveCount live = new LiveCount(Suite.METRICS);
                RunArchive.EventLog log = RunArchive.create(plan.folder(), Suite.manifest())) {
            EventSink sink = event -> {
                log.accept(event);
                live.accept(event);
                watch.accept(event);
            };
            watch.start();
            RunEvent.RunEnded end = GatlingRunner.run(job(plan, pace, ramp, sink, log));
            if (end.harnessFaults() > 0) {
                throw new IllegalStateException("crowd: expected no failure of ours. Found: " + end);
            }
        }
    }

    private static LoadJob job(CrowdPlan plan, CrowdPace pace, double ramp, EventSink sink, RunArchive.EventLog log) {
        Workload.OpenWorkload workload = new Workload.OpenWorkload(
                List.of(new Stage("crowd", pace.perSecond(), pace.perSecond(), ramp + plan.plateauSeconds(), false)),
                Workload.Spacing.POISSON);
        URI agent = URI.create(plan.agent());
        Endpoint endpoint = new Endpoint(
                "",
                1,
                agent,
                Suite.codec(agent),
                CrowdPace.settings(pace.timeScale()),
                Verification.NONE,
                plan.connections() == 0 ? Ceilings.NONE : Suite.sharing(plan.connections()),
                TIMEOUT_SECONDS,
                Endpoint.CONNECT_TIMEOUT_SECONDS);
        return new LoadJob(
                new FixedSchedule(workload, Arrivals.dueMicros(workload, 0, Suite.STREAMS), Shard.WHOLE),
                Suite.CAST,
                endpoint,
                DRAIN_SECONDS,
                sink,
                log::backlog);
    }
}
