package dev.clamor.metrics;

import dev.clamor.conversation.Fault;
import dev.clamor.conversation.RunEvent.CeilingHeld;
import dev.clamor.conversation.RunEvent.HealthSampled;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.conversation.TurnEvent.TurnRetried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The generator's own health. Looks only at samples from the earliest due time of a judged contact on, so that warm-up
 * does not count; at all of them when no contact was judged. The 99th percentile of the lag is the greatest of the
 * samples' own: the samples cannot be merged more exactly.
 *
 * <p>Keeps the samples from before that time only, for another part of the run may know of an earlier one.
 */
final class HealthMeter {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final Comparator<CeilingHeld> LAST = Comparator.comparingLong(CeilingHeld::atMicros)
            .thenComparingLong(CeilingHeld::contactMicros)
            .thenComparingLong(CeilingHeld::contacts)
            .thenComparingLong(CeilingHeld::requestMicros)
            .thenComparingLong(CeilingHeld::requests);

    private final List<HealthSampled> early = new ArrayList<>();
    private final HealthCounts counts = new HealthCounts();
    private final Tally<Fault> retries = new Tally<>(Fault.class);
    private @Nullable CeilingHeld held;
    private long firstJudgedDue = Long.MAX_VALUE;
    private long samples;

    void opened(ContactOpened contact) {
        if (contact.judged()) {
            countFrom(contact.dueMicros());
        }
    }

    private void countFrom(long dueMicros) {
        if (dueMicros < firstJudgedDue) {
            firstJudgedDue = dueMicros;
            early.stream().filter(this::counted).forEach(counts::add);
            early.removeIf(this::counted);
        }
    }

    private boolean counted(HealthSampled sample) {
        return sample.atMicros() >= firstJudgedDue;
    }

    void sampled(HealthSampled sample) {
        samples++;
        if (counted(sample)) {
            counts.add(sample);
        } else {
            early.add(sample);
        }
    }

    void retried(TurnRetried event) {
        retries.add(event.fault());
    }

    long retriesSoFar() {
        return retries.sum();
    }

    void held(CeilingHeld event) {
        held = held == null || LAST.compare(event, held) > 0 ? event : held;
    }

    void combine(HealthMeter other) {
        retries.combine(other.retries);
        if (other.held != null) {
            held(other.held);
        }
        countFrom(other.firstJudgedDue);
        counts.combine(other.counts);
        samples += other.samples - other.early.size();
        other.early.forEach(this::sampled);
    }

    MetricsSnapshot.Health snapshot() {
        HealthCounts judged = firstJudgedDue == Long.MAX_VALUE ? all() : counts;
        return new MetricsSnapshot.Health(
                samples,
                judged.lagP99Millis(),
                judged.lagMaxMillis(),
                judged.loopDelayMaxMillis(),
                judged.gcMaxMillis(),
                judged.cpuMean(),
                judged.cpuMax(),
                judged.backlogMax(),
                retries.seen(),
                heldBack(),
                judged.process.snapshot());
    }

    private HealthCounts all() {
        HealthCounts all = new HealthCounts();
        early.forEach(all::add);
        return all;
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
}
