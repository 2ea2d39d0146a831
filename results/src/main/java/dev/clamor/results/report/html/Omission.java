package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Percentile;
import java.util.List;
import java.util.stream.Stream;

/**
 * Service time beside response time: what waiting here added, and service time alone would hide.
 *
 * @param most milliseconds that it hides at one of the percentiles; NaN without replies
 */
record Omission(String part, List<Pair> percentiles, double most) {
    private static final List<Percentile> SHOWN = List.of(Percentile.P50, Percentile.P95, Percentile.P99);

    /** One percentile of both, and their difference. */
    record Pair(String service, String response, String difference) {}

    static Omission of(String part, LatencySummary service, LatencySummary response) {
        return new Omission(
                part,
                shown().map(each -> pair(each, service, response)).toList(),
                shown().mapToDouble(each -> each.millis(response) - each.millis(service))
                        .max()
                        .orElse(Double.NaN));
    }

    /** The percentiles that are compared. */
    static Stream<Percentile> shown() {
        return SHOWN.stream();
    }

    private static Pair pair(Percentile percentile, LatencySummary service, LatencySummary response) {
        double from = percentile.millis(service);
        double to = percentile.millis(response);
        return new Pair(Numbers.millis(from), Numbers.millis(to), Numbers.millis(to - from));
    }
}
