package dev.clamor.metrics;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;

/**
 * All numbers of a run from its events: live, for the final report, and for a re-judged log. Single-threaded; shards are
 * counted apart and combined.
 */
public final class RunMetrics implements EventSink {

    /** Nothing counted yet. */
    public RunMetrics(MetricsConfig config) {
        throw new UnsupportedOperationException("metrics");
    }

    @Override
    public void accept(LogEvent event) {
        throw new UnsupportedOperationException("metrics");
    }

    /** Adds all that another one has counted; contacts must be disjoint. */
    public void combine(RunMetrics other) {
        throw new UnsupportedOperationException("metrics");
    }

    /** The numbers so far; contacts without an end are counted as open. */
    public MetricsSnapshot snapshot() {
        throw new UnsupportedOperationException("metrics");
    }

    /** The few numbers of a live line, cheap enough for twice a second. */
    public Live live() {
        throw new UnsupportedOperationException("metrics");
    }

    /**
     * @param truly containable contacts solved truly so far
     * @param recall needed handoffs made in time so far
     * @param responseP95 milliseconds over the run so far, NaN if none
     */
    public record Live(
            long opened,
            long closed,
            long inProgress,
            Ratio truly,
            Ratio recall,
            Ratio errorFreeTurns,
            double responseP95) {}
}
