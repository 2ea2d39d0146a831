package dev.clamor.metrics;

import dev.clamor.conversation.Fault;
import dev.clamor.conversation.RunEvent.CeilingHeld;
import dev.clamor.conversation.RunEvent.HealthSampled;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.conversation.TurnEvent.TurnRetried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The generator's own health. Keeps every sample (one a second) and looks only at those from the earliest due time of a
 * judged contact on, so that warm-up does not count; at all of them when no contact was judged. The 99th percentile of
 * the lag is the greatest of the samples' own: the samples cannot be merged more exactly.
 */
final class HealthMeter {
    private static final double MICROS_PER_MILLI = 1000;

    private static final double MICROS_PER_SECOND = 1e6;
    private static final Comparator<CeilingHeld> LAST = Comparator.comparingLong(CeilingHeld::atMicros)
            .thenComparingLong(CeilingHeld::contactMicros)
            .thenComparingLong(CeilingHeld::contacts)
            .thenComparingLong(CeilingHeld::requestMicros)
            .thenComparingLong(CeilingHeld::requests);

    private final List<HealthSampled> samples = new ArrayList<>();
    private final Tally<Fault> retries = new Tally<>(Fault.class);
    private @Nullable CeilingHeld held;
    private long firstJudgedDue = Long.MAX_VALUE;

    void opened(ContactOpened contact) {
        if (contact.judged()) {
            firstJudgedDue = Math.min(firstJudgedDue, contact.dueMicros());
        }
    }

    void sampled(HealthSampled sample) {
        samples.add(sample);
    }

    void retried(TurnRetried event) {
        retries.add(event.fault());
    }

    void held(CeilingHeld event) {
        held = held == null || LAST.compare(event, held) > 0 ? event : held;
    }

    void combine(HealthMeter other) {
        retries.combine(other.retries);
        if (other.held != null) {
            held(other.held);
        }
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
                judged.stream().mapToLong(HealthSampled::logBacklog).max().orElse(0),
                retries.seen(),
                heldBack());
    }

    private MetricsSnapshot.Held heldBack() {
        return held == null
                ? MetricsSnapshot.Held.NOTHING
                : new MetricsSnapshot.Held(
                        held.contacts(),
                        held.contactMicros() / MICROS_PER_SECOND,
                        held.waiting(),
                        held.requests(),
                        held.requestMicros() / MICROS_PER_SECOND);
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
