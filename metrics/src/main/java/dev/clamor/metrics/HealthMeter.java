package dev.clamor.metrics;

import dev.clamor.conversation.RunEvent.HealthSampled;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The generator's own health. Keeps every sample (one a second) and looks only at those from the earliest due time of a
 * judged contact on, so that warm-up does not count; at all of them when no contact was judged. The 99th percentile of
 * the lag is the greatest of the samples' own: the samples cannot be merged more exactly.
 */
final class HealthMeter {
    private static final double MICROS_PER_MILLI = 1000;

    private final List<HealthSampled> samples = new ArrayList<>();
    private long firstJudgedDue = Long.MAX_VALUE;

    void opened(ContactOpened contact) {
        if (contact.judged()) {
            firstJudgedDue = Math.min(firstJudgedDue, contact.dueMicros());
        }
    }

    void sampled(HealthSampled sample) {
        samples.add(sample);
    }

    void combine(HealthMeter other) {
        samples.addAll(other.samples);
        firstJudgedDue = Math.min(firstJudgedDue, other.firstJudgedDue);
    }

    MetricsSnapshot.Health snapshot() {
        long from = firstJudgedDue == Long.MAX_VALUE ? Long.MIN_VALUE : firstJudgedDue;
        List<HealthSampled> judged =
                samples.stream().filter(sample -> sample.atMicros() >= from).toList();
        double[] cpu = judged.stream()
                .mapToDouble(HealthSampled::cpu)
                .filter(share -> !Double.isNaN(share))
                .sorted()
                .toArray();
        return new MetricsSnapshot.Health(
                samples.size(),
                maxMillis(judged, HealthSampled::lagP99Micros),
                maxMillis(judged, HealthSampled::lagMaxMicros),
                maxMillis(judged, HealthSampled::loopDelayMaxMicros),
                maxMillis(judged, HealthSampled::gcMicros),
                mean(cpu),
                cpu.length == 0 ? Double.NaN : cpu[cpu.length - 1],
                judged.stream().mapToLong(HealthSampled::logBacklog).max().orElse(0));
    }

    private static double maxMillis(List<HealthSampled> samples, ToLongFunction<HealthSampled> of) {
        return samples.isEmpty()
                ? Double.NaN
                : samples.stream().mapToLong(of).max().orElse(0) / MICROS_PER_MILLI;
    }

    /** Added in ascending order, so that equal samples give equal sums. */
    private static double mean(double[] sorted) {
        double sum = 0;
        for (double value : sorted) {
            sum += value;
        }
        return sum / sorted.length;
    }
}
