package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot.Health;
import dev.clamor.metrics.MetricsSnapshot.Process;
import dev.clamor.metrics.Trend;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.Manifest.HealthLimits;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whether the generator kept up and the run counts; measures that were not taken are left out, failed checks come first. */
record HealthSection(List<Verdict.Check> checks, List<Measure> measures, List<Fact> machine) {

    static HealthSection of(Manifest manifest, Health health, Verdict verdict) {
        return new HealthSection(
                verdict.run().checks().stream()
                        .sorted(Comparator.comparing(Verdict.Check::passed))
                        .toList(),
                Stream.concat(
                                generator(health, manifest.limits()).stream(),
                                process(health.process(), manifest.limits()).stream())
                        .filter(Measure::known)
                        .toList(),
                manifest.machine().entrySet().stream()
                        .map(entry -> Fact.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static List<Measure> generator(Health health, HealthLimits limits) {
        return List.of(
                Measure.millis("Schedule lag, p99 of the worst second", health.lagP99Millis(), limits.lagP99Millis()),
                Measure.millis("Schedule lag, greatest", health.lagMaxMillis(), Double.NaN),
                Measure.millis("Timer delay, greatest", health.loopDelayMaxMillis(), limits.loopDelayMillis()),
                Measure.millis("Garbage collection, worst second", health.gcMaxMillis(), limits.gcMillisPerSecond()),
                Measure.share("Processors, mean", health.cpuMean(), limits.cpu()),
                Measure.plain("Processors, greatest", Numbers.percent(health.cpuMax())),
                Measure.count("Events waiting to be written, most", health.logBacklogMax(), limits.logBacklog()),
                Measure.plain("Health samples", Numbers.count(health.samples())),
                Measure.plain("Requests sent again", orNone(Sentences.retries(health.retries()))),
                Measure.plain("Held back", orNone(Sentences.held(health.held()))));
    }

    private static List<Measure> process(Process process, HealthLimits limits) {
        return List.of(
                Measure.plain("Open connections, most", known(process.socketsMax())),
                Measure.count(
                        "Requests waiting for a connection, most", process.waitingMax(), limits.waitingRequests()),
                Measure.count(
                        "Connections that failed for want of descriptor, port or memory",
                        process.connectFailures(),
                        limits.connectFailures()),
                Measure.count("Open files, most", process.filesMax(), limits.openFiles()),
                Measure.plain("Open files, growth", growth(process.fileGrowth(), 1, "")),
                Measure.plain("Threads, most", known(process.threadsMax())),
                Measure.plain("Threads, growth", growth(process.threadGrowth(), 1, "")),
                Measure.plain(
                        "Heap in use, most",
                        process.heapMaxBytes() < 0 ? Numbers.NONE : known(process.heapMaxBytes() >> 20) + " MiB"),
                Measure.plain("Heap in use, growth", growth(process.heapGrowth(), 1 << 20, " MiB")),
                Measure.millis(
                        "Wall clock against the run's own", process.clockStepMillis(), limits.clockStepMillis()));
    }

    /** With its 95 % interval. */
    private static String growth(Trend trend, double unit, String name) {
        return Double.isNaN(trend.perHour())
                ? Numbers.NONE
                : Numbers.decimal(trend.perHour() / unit, 1) + name + " an hour ("
                        + Numbers.decimal(trend.low() / unit, 1) + " to " + Numbers.decimal(trend.high() / unit, 1)
                        + ")";
    }

    private static String known(long value) {
        return value < 0 ? Numbers.NONE : Numbers.count(value);
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
