package dev.clamor.benchmarks;

import dev.clamor.conversation.RunEvent;
import dev.clamor.load.Endpoint;
import dev.clamor.load.GatlingRunner;
import dev.clamor.load.LoadJob;
import dev.clamor.load.plan.Arrivals;
import dev.clamor.load.plan.FixedSchedule;
import dev.clamor.load.plan.Shard;
import dev.clamor.load.plan.Stage;
import dev.clamor.load.plan.Workload;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.verdict.Judge;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A child process: one run against a {@link LawAgent}, after a shorter one that is forgotten; prints one row, and below it
 * why the run does not count if it does not.
 */
final class LawRun {
    /** Begins the lines on standard output that carry the result. */
    static final String MARK = "clamor-law";

    private static final double TIMEOUT_SECONDS = 30;
    private static final double DRAIN_SECONDS = 60;
    private static final String MIX = "PERSONA_MIX";

    private LawRun() {}

    /** Arguments: the law, contacts per second, seconds, seconds of warm-up, the agent's address, a folder. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Law law = Law.valueOf(args[0]);
        double perSecond = Double.parseDouble(args[1]);
        double seconds = Double.parseDouble(args[2]);
        URI agent = URI.create(args[4] + "/turn");
        Path folder = Path.of(args[5]);
        run(perSecond, Double.parseDouble(args[3]), agent, folder.resolve("warm-up"));
        asked(args[4]);
        MetricsSnapshot snapshot = run(perSecond, seconds, agent, folder.resolve("run"));
        String[] agents = asked(args[4]).split(" ");
        LatencySummary sent = snapshot.latency().service();
        LatencySummary due = snapshot.latency().response();
        System.out.printf(
                Locale.ROOT,
                MARK
                        + " %-9s %7.0f %8.0f | %6.1f %6.1f %6.1f | %6.1f %6.1f %6.1f | %6.1f %6.1f %6.1f | %6.1f %6.1f %6.1f"
                        + " | %7.1f %5.2f  %s%n",
                law.name().toLowerCase(Locale.ROOT),
                perSecond,
                sent.count() / seconds,
                law.millis(0.5),
                law.millis(0.95),
                law.millis(0.99),
                Double.parseDouble(agents[1]),
                Double.parseDouble(agents[2]),
                Double.parseDouble(agents[3]),
                sent.p50(),
                sent.p95(),
                sent.p99(),
                due.p50(),
                due.p95(),
                due.p99(),
                snapshot.health().lagP99Millis(),
                snapshot.health().cpuMean(),
                counts(snapshot));
        System.out.flush();
        System.exit(0); // after two runs in one process, threads of Gatling's can be left
    }

    private static MetricsSnapshot run(double perSecond, double seconds, URI agent, Path folder)
            throws InterruptedException {
        Workload.OpenWorkload workload = new Workload.OpenWorkload(
                List.of(new Stage("law", perSecond, perSecond, seconds, false)), Workload.Spacing.POISSON);
        LiveCount live = new LiveCount(Suite.METRICS);
        try (RunArchive.EventLog log = RunArchive.create(folder, Suite.manifest())) {
            GatlingRunner.run(new LoadJob(
                    new FixedSchedule(workload, Arrivals.dueMicros(workload, 0, Suite.STREAMS), Shard.WHOLE),
                    Suite.CAST,
                    new Endpoint(agent, Suite.codec(agent), Suite.SETTINGS, TIMEOUT_SECONDS),
                    DRAIN_SECONDS,
                    event -> {
                        log.accept(event);
                        live.accept(event);
                    },
                    log::backlog));
        }
        return live.end();
    }

    /** What the checks that failed make of the run, and their sentences; the mix of personas, not written down here, aside. */
    private static String counts(MetricsSnapshot snapshot) {
        long planned = snapshot.end().map(RunEvent.RunEnded::planned).orElse(0L);
        Manifest manifest = Suite.manifest(planned);
        Verdict verdict = Judge.judge(snapshot, manifest, new Objectives("law", 30, 0, List.of()));
        List<Verdict.Check> failed = verdict.run().checks().stream()
                .filter(check -> !check.passed() && !check.code().equals(MIX))
                .toList();
        return failed.isEmpty()
                ? "counts"
                : verdict.decision()
                        + failed.stream()
                                .map(check -> "\n" + MARK + "   " + check.code() + ": " + check.because())
                                .collect(Collectors.joining());
    }

    private static String asked(String agent) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(agent + "/drawn")).build(), BodyHandlers.ofString())
                .body();
    }
}
