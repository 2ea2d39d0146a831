package dev.clamor.cli.run;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.clamor.cli.agent.AgentUnderTest;
import dev.clamor.cli.agent.OpenAgents;
import dev.clamor.cli.suite.Suite;
import dev.clamor.cli.terminal.Version;
import dev.clamor.load.plan.RunPlan;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.Manifest.HealthLimits;
import dev.clamor.results.archive.Sharding;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes down what a run is. */
final class Manifests {
    private static final int SCHEMA = 1;
    private static final double MOST_FILES = 0.9;

    private Manifests() {}

    static Manifest of(
            Suite suite,
            RunPlan plan,
            long seed,
            String runId,
            String command,
            OpenAgents agents,
            long contacts,
            Manifest.Faults faults,
            Manifest.Knee search,
            Optional<TraceOrder> traces,
            Instant start) {
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
                tested(agents),
                plan.timeScale(),
                contacts,
                limits(plan.limits()),
                machine(),
                RunConditions.of(plan, agents, search, traces),
                Sharding.WHOLE,
                search,
                faults);
    }

    /** Of several the names, addresses and protocols together. */
    private static Manifest.Agent tested(OpenAgents agents) {
        if (!agents.several()) {
            AgentUnderTest agent = agents.only();
            return new Manifest.Agent(
                    agent.name(), agent.address(), agent.protocol().id(), agent.declared());
        }
        List<Manifest.Share> shares =
                agents.agents().stream().map(Manifests::share).toList();
        return new Manifest.Agent(
                joined(shares, Manifest.Share::name),
                joined(shares, Manifest.Share::url),
                joined(shares, Manifest.Share::protocol),
                "",
                shares);
    }

    private static Manifest.Share share(OpenAgents.Open one) {
        AgentUnderTest agent = one.agent();
        return new Manifest.Share(
                one.name(), one.weight(), agent.address(), agent.protocol().id(), agent.declared());
    }

    private static String joined(List<Manifest.Share> shares, Function<Manifest.Share, String> what) {
        return shares.stream().map(what).distinct().collect(Collectors.joining(", "));
    }

    private static HealthLimits limits(Map<String, Double> named) {
        HealthLimits d = HealthLimits.DEFAULT;
        return new HealthLimits(
                named.getOrDefault("lag_p99_millis", d.lagP99Millis()),
                named.getOrDefault("loop_delay_millis", d.loopDelayMillis()),
                named.getOrDefault("gc_millis_per_second", d.gcMillisPerSecond()),
                named.getOrDefault("cpu", d.cpu()),
                named.getOrDefault("achieved", d.achieved()),
                named.getOrDefault("open_files", filesAllowed(d.openFiles())),
                named.getOrDefault("waiting_requests", d.waitingRequests()),
                named.getOrDefault("connect_failures", d.connectFailures()),
                named.getOrDefault("log_backlog", d.logBacklog()),
                named.getOrDefault("clock_step_millis", d.clockStepMillis()));
    }

    /** A share of what this process may open; beyond it a burst would find nothing left. */
    private static double filesAllowed(double unknown) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Math.floor(MOST_FILES * unix.getMaxFileDescriptorCount())
                : unknown;
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
