package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot.Health;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.verdict.Verdict;
import java.util.List;

/** Whether the generator kept up and the run counts. */
record HealthSection(List<Verdict.Check> checks, List<Measure> measures, List<Fact> machine) {

    /** A measure of the generator, with the limit if there is one. */
    record Measure(String name, String value, String limit) {}

    static HealthSection of(Manifest manifest, Health health, Verdict verdict) {
        Manifest.HealthLimits limits = manifest.limits();
        return new HealthSection(
                verdict.run().checks(),
                List.of(
                        measure("Schedule lag, p99 of the worst second", health.lagP99Millis(), limits.lagP99Millis()),
                        measure("Schedule lag, greatest", health.lagMaxMillis(), Double.NaN),
                        measure("Timer delay, greatest", health.loopDelayMaxMillis(), limits.loopDelayMillis()),
                        measure("Garbage collection, worst second", health.gcMaxMillis(), limits.gcMillisPerSecond()),
                        new Measure(
                                "Processors, mean", Numbers.percent(health.cpuMean()), Numbers.percent(limits.cpu())),
                        new Measure("Processors, greatest", Numbers.percent(health.cpuMax()), Numbers.NONE),
                        new Measure(
                                "Events waiting to be written, most",
                                Numbers.count(health.logBacklogMax()),
                                Numbers.NONE),
                        new Measure("Health samples", Numbers.count(health.samples()), Numbers.NONE),
                        new Measure("Requests sent again", orNone(Sentences.retries(health.retries())), Numbers.NONE),
                        new Measure("Held back", orNone(Sentences.held(health.held())), Numbers.NONE)),
                manifest.machine().entrySet().stream()
                        .map(entry -> Fact.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private static Measure measure(String name, double millis, double limit) {
        return new Measure(name, Numbers.millis(millis), Numbers.millis(limit));
    }
}
