package dev.clamor.metrics;

import dev.clamor.metrics.ContactRecord.Reply;
import dev.clamor.metrics.MetricsSnapshot.TurnsThen;
import dev.clamor.metrics.latency.LatencyHistogram;

/** Some turns: how many failed, and the response times of the others. */
final class TurnCell {
    private final RatioVector usable = new RatioVector(1);
    private final LatencyHistogram response = LatencyHistogram.sparse();

    void add(Reply reply) {
        usable.count(0, reply.usable());
        if (reply.usable()) {
            response.record(reply.dueLatencyMicros());
        }
    }

    void combine(TurnCell other) {
        usable.add(other.usable);
        response.add(other.response);
    }

    long count() {
        return usable.total(0);
    }

    Ratio usable() {
        return usable.ratio(0);
    }

    /** Share of failed turns; NaN without turns. */
    double failed() {
        return (double) (usable.total(0) - usable.good(0)) / usable.total(0);
    }

    /** Milliseconds; NaN without a usable reply. */
    double median() {
        return LatencyAccumulator.millis(response, 50);
    }

    TurnsThen snapshot() {
        return new TurnsThen(usable(), median(), LatencyAccumulator.millis(response, 95));
    }
}
