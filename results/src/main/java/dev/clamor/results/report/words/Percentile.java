package dev.clamor.results.report.words;

import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.results.inference.OrderStatistics;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A percentile of latency and its two-sided 95 % interval from {@link OrderStatistics}. It takes replies as independent;
 * those of one contact, and of one busy moment, are not, so it is too narrow rather than too wide. It exists from 6
 * replies on for p50, 36 for p90, 72 for p95 and 368 for p99.
 */
public enum Percentile {
    P50("p50", 0.5, LatencySummary::p50),
    P90("p90", 0.9, LatencySummary::p90),
    P95("p95", 0.95, LatencySummary::p95),
    P99("p99", 0.99, LatencySummary::p99);

    private static final double ALPHA = 0.05;
    private static final double SECOND = 1000;

    private final String id;
    private final double quantile;
    private final ToDoubleFunction<LatencySummary> value;

    Percentile(String id, double quantile, ToDoubleFunction<LatencySummary> value) {
        this.id = id;
        this.quantile = quantile;
        this.value = value;
    }

    /** Its name in texts and files. */
    public String id() {
        return id;
    }

    /** Milliseconds; NaN without values. */
    public double millis(LatencySummary latency) {
        return value.applyAsDouble(latency);
    }

    /** Where it lies; empty with too few values. */
    public Optional<Range> range(LatencySummary latency) {
        return OrderStatistics.twoSided(latency.ranks().count(), quantile, ALPHA)
                .map(ranks -> new Range(
                        latency.ranks().millis(ranks.lower()), latency.ranks().millis(ranks.upper())));
    }

    /** {@code 890 to 934 ms}; empty with too few values. */
    public String rangeText(LatencySummary latency) {
        return range(latency).map(Range::text).orElse("");
    }

    /** From one time to another, in milliseconds. */
    public record Range(double lower, double upper) {
        /** Both in the unit of the greater one. */
        public String text() {
            boolean seconds = upper >= 2 * SECOND;
            String from = seconds ? Numbers.decimal(lower / SECOND, 2) : Numbers.decimal(lower, 0);
            return from + " to " + Numbers.millis(upper);
        }
    }
}
