package dev.clamor.results.verdict;

import dev.clamor.metrics.MetricsSnapshot.Health;
import dev.clamor.metrics.MetricsSnapshot.Process;
import dev.clamor.results.archive.Manifest.HealthLimits;
import dev.clamor.results.verdict.Verdict.Check;
import java.util.List;

/**
 * Whether the generator kept up: where it did not, what was measured is the generator and not the agent. What the
 * process held passes when the log does not tell it, for logs from before and platforms without descriptors do not.
 */
final class GeneratorChecks {
    private static final String LIMITED = " The generator was the limit, not the agent.";

    private final Health health;

    private GeneratorChecks(Health health) {
        this.health = health;
    }

    static List<Check> of(Health health, HealthLimits limits) {
        return new GeneratorChecks(health).all(limits);
    }

    private List<Check> all(HealthLimits limits) {
        Process process = health.process();
        return List.of(
                limit(
                        CheckCode.GENERATOR_LAG,
                        "schedule lag (99th percentile)",
                        health.lagP99Millis(),
                        limits.lagP99Millis(),
                        " ms"),
                limit(
                        CheckCode.GENERATOR_LOOP_DELAY,
                        "timer delay",
                        health.loopDelayMaxMillis(),
                        limits.loopDelayMillis(),
                        " ms"),
                limit(
                        CheckCode.GENERATOR_GC,
                        "garbage collection pause in a second",
                        health.gcMaxMillis(),
                        limits.gcMillisPerSecond(),
                        " ms"),
                limit(CheckCode.GENERATOR_CPU, "share of all processors (mean)", health.cpuMean(), limits.cpu(), ""),
                most(
                        CheckCode.GENERATOR_SOCKETS,
                        "number of open files, sockets included,",
                        process.filesMax(),
                        limits.openFiles()),
                most(
                        CheckCode.GENERATOR_POOL,
                        "number of requests waiting for a connection",
                        process.waitingMax(),
                        limits.waitingRequests()),
                most(
                        CheckCode.GENERATOR_CONNECT,
                        "number of connections that failed for want of a descriptor, port or memory",
                        process.connectFailures(),
                        limits.connectFailures()),
                most(
                        CheckCode.GENERATOR_BACKLOG,
                        "number of events waiting to be written",
                        health.logBacklogMax(),
                        limits.logBacklog()),
                clockStep(process.clockStepMillis(), limits.clockStepMillis()));
    }

    private Check limit(CheckCode code, String what, double measured, double limit, String unit) {
        if (health.samples() == 0 || Double.isNaN(measured)) {
            return new Check(code, false, "The " + what + " of the generator was not measured.");
        }
        boolean passed = measured <= limit;
        return new Check(
                code,
                passed,
                "The " + what + " of the generator reached " + Words.number(measured) + unit + "; "
                        + Words.number(limit) + unit + (passed ? " is the limit." : " was the limit." + LIMITED));
    }

    private static Check most(CheckCode code, String what, long measured, double limit) {
        if (measured < 0) {
            return new Check(code, true, "The " + what + " of the generator is not told by the log.");
        }
        boolean passed = measured <= limit;
        return new Check(
                code,
                passed,
                "The " + what + " of the generator reached " + Words.count(measured) + "; " + Words.count((long) limit)
                        + (passed ? " is the limit." : " was the limit." + LIMITED));
    }

    private static Check clockStep(double measured, double limit) {
        boolean passed = measured <= limit;
        return new Check(
                CheckCode.CLOCK_STEP,
                passed,
                "The wall clock moved " + Words.number(measured) + " ms against the run's own; " + Words.number(limit)
                        + " ms "
                        + (passed
                                ? "is the limit."
                                : "was the limit. It was set, or the machine slept; times of the run are not those of"
                                        + " other logs."));
    }
}
