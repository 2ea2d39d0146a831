package dev.clamor.metrics;

import dev.clamor.metrics.latency.LatencyHistogram;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Latency of the usable replies of the valid contacts. A failed turn has no latency here; it is a bad event of every
 * latency indicator instead.
 */
public final class LatencyAccumulator implements Accumulator<MetricsSnapshot.Latency, LatencyAccumulator> {
    private static final double MICROS_PER_MILLI = 1000;

    private final LatencyHistogram service = LatencyHistogram.dense();
    private final LatencyHistogram response = LatencyHistogram.dense();
    private final LatencyHistogram first = LatencyHistogram.sparse();
    private final LatencyHistogram stall = LatencyHistogram.sparse();
    private final Map<String, LatencyHistogram> byStage = new HashMap<>();
    private final Map<String, LatencyHistogram> byBand = new HashMap<>();
    private final Map<String, LatencyHistogram> serviceByStage = new HashMap<>();
    private final Map<String, LatencyHistogram> serviceByBand = new HashMap<>();

    @Override
    public void accept(ContactRecord contact) {
        if (!contact.valid()) {
            return;
        }
        for (ContactRecord.Cut cut : contact.cuts()) {
            first.record(cut.firstMicros());
            stall.record(cut.stallMicros());
        }
        if (!contact.replies().isEmpty()) {
            replies(contact);
        }
    }

    private void replies(ContactRecord contact) {
        String stageName = contact.opened().stage();
        String bandName = LoadBand.of(contact.opened().inProgress());
        LatencyHistogram stage = of(byStage, stageName);
        LatencyHistogram band = of(byBand, bandName);
        LatencyHistogram stageService = of(serviceByStage, stageName);
        LatencyHistogram bandService = of(serviceByBand, bandName);
        for (ContactRecord.Reply reply : contact.replies()) {
            if (reply.usable()) {
                service.record(reply.latencyMicros());
                response.record(reply.dueLatencyMicros());
                stage.record(reply.dueLatencyMicros());
                band.record(reply.dueLatencyMicros());
                stageService.record(reply.latencyMicros());
                bandService.record(reply.latencyMicros());
            }
            if (reply.streamed()) {
                first.record(reply.firstMicros());
                stall.record(reply.stallMicros());
            }
        }
    }

    @Override
    public void combine(LatencyAccumulator other) {
        service.add(other.service);
        response.add(other.response);
        first.add(other.first);
        stall.add(other.stall);
        other.byStage.forEach((key, histogram) -> of(byStage, key).add(histogram));
        other.byBand.forEach((key, histogram) -> of(byBand, key).add(histogram));
        other.serviceByStage.forEach((key, histogram) -> of(serviceByStage, key).add(histogram));
        other.serviceByBand.forEach((key, histogram) -> of(serviceByBand, key).add(histogram));
    }

    @Override
    public MetricsSnapshot.Latency snapshot() {
        return new MetricsSnapshot.Latency(
                summary(service),
                summary(response),
                summary(first),
                summary(stall),
                summaries(byStage),
                summaries(byBand),
                summaries(serviceByStage),
                summaries(serviceByBand));
    }

    /** A percentile of the response time in milliseconds, NaN without replies. */
    double responseMillis(double percent) {
        return millis(response, percent);
    }

    /** A percentile in milliseconds. */
    static double millis(LatencyHistogram histogram, double percent) {
        return histogram.percentile(percent) / MICROS_PER_MILLI;
    }

    static MetricsSnapshot.LatencySummary summary(LatencyHistogram histogram) {
        return new MetricsSnapshot.LatencySummary(
                histogram.count(),
                millis(histogram, 50),
                millis(histogram, 90),
                millis(histogram, 95),
                millis(histogram, 99),
                histogram.max() / MICROS_PER_MILLI,
                histogram.mean() / MICROS_PER_MILLI,
                histogram.ranks());
    }

    private static SortedMap<String, MetricsSnapshot.LatencySummary> summaries(Map<String, LatencyHistogram> from) {
        SortedMap<String, MetricsSnapshot.LatencySummary> map = new TreeMap<>();
        from.forEach((key, histogram) -> map.put(key, summary(histogram)));
        return map;
    }

    private static LatencyHistogram of(Map<String, LatencyHistogram> histograms, String key) {
        LatencyHistogram histogram = histograms.get(key);
        if (histogram == null) {
            histogram = LatencyHistogram.dense();
            histograms.put(key, histogram);
        }
        return histogram;
    }
}
