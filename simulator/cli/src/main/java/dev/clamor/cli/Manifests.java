package dev.clamor.cli;

import dev.clamor.load.plan.RunPlan;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.Manifest.HealthLimits;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes down what a run is. */
final class Manifests {
    private static final int SCHEMA = 1;

    private Manifests() {}

    static Manifest of(
            Suite suite,
            RunPlan plan,
            long seed,
            String runId,
            String command,
            AgentUnderTest agent,
            long contacts,
            Instant start,
            Manifest.Knee search) {
        return new Manifest(
                SCHEMA,
                runId,
                Version.number(),
                start.truncatedTo(ChronoUnit.SECONDS).toString(),
                command,
                seed,
                suite.planSource(),
                suite.objectivesSource(),
                suite.personaSources(),
                suite.scenarioSources(),
                suite.hash(),
                new Manifest.Agent(
                        agent.name(), agent.address(), agent.protocol().id(), agent.declared()),
                plan.timeScale(),
                contacts,
                limits(plan.limits()),
                machine(),
                RunConditions.of(plan, agent, search),
                search);
    }

    /** The address without user, password and query: any of them may hold a secret. */
    static String withoutSecrets(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return uri.getScheme() + "://" + uri.getHost() + port + path;
    }

    private static HealthLimits limits(Map<String, Double> named) {
        HealthLimits d = HealthLimits.DEFAULT;
        return new HealthLimits(
                named.getOrDefault("lag_p99_millis", d.lagP99Millis()),
                named.getOrDefault("loop_delay_millis", d.loopDelayMillis()),
                named.getOrDefault("gc_millis_per_second", d.gcMillisPerSecond()),
                named.getOrDefault("cpu", d.cpu()),
                named.getOrDefault("achieved", d.achieved()));
    }

    private static SortedMap<String, String> machine() {
        TreeMap<String, String> machine = new TreeMap<>();
        machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("heapMiB", Long.toString(Runtime.getRuntime().maxMemory() >> 20));
        machine.put("java", System.getProperty("java.version"));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return machine;
    }
}
