package dev.clamor.spark;

import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.results.archive.InProgress;
import dev.clamor.results.archive.JoinedRunEvents;
import dev.clamor.results.archive.ShardReading;

/** What the logs of some shards amount to. */
record ShardCounts(RunMetrics metrics, JoinedRunEvents generators) {
    /** Of one log; the times are those of all. */
    static ShardCounts of(ShardReading shards, int place, MetricsConfig config, InProgress times) {
        RunMetrics metrics = new RunMetrics(config);
        return new ShardCounts(metrics, shards.readForCounting(place, times, metrics::accept));
    }

    /** Adds those of other logs, which must not be used afterwards. */
    ShardCounts combine(ShardCounts other) {
        metrics.combine(other.metrics);
        generators.combine(other.generators);
        return this;
    }

    /** Of all logs. */
    RunMetrics whole() {
        generators.handOn(metrics::accept);
        return metrics;
    }
}
