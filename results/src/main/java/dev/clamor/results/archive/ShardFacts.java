package dev.clamor.results.archive;

import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunEvent.HealthSampled;
import dev.clamor.conversation.RunEvent.RunEnded;
import dev.clamor.conversation.TurnEvent.ContactClosed;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the log of one shard says of it as a whole; events within contacts are not needed. */
final class ShardFacts {
    private static final double MICROS_PER_MILLI = 1_000;
    private static final double NOT_MEASURED = -1;

    private final List<HealthSampled> samples = new ArrayList<>();
    private @Nullable ContactOpened first;
    private @Nullable RunEnded end;
    private long firstJudgedDue = Long.MAX_VALUE;
    private long opened;
    private long closed;

    void accept(LogEvent event) {
        if (event instanceof ContactOpened contact) {
            opened(contact);
        } else if (event instanceof ContactClosed) {
            closed++;
        } else if (event instanceof HealthSampled sample) {
            samples.add(sample);
        } else if (event instanceof RunEnded ended) {
            end = ended;
        }
    }

    private void opened(ContactOpened contact) {
        opened++;
        first = first == null || contact.dueMicros() < first.dueMicros() ? contact : first;
        if (contact.judged()) {
            firstJudgedDue = Math.min(firstJudgedDue, contact.dueMicros());
        }
    }

    /** With no folder. */
    Sharding.Part part(Manifest manifest) {
        return new Sharding.Part(
                manifest.sharding().index(),
                "",
                manifest.plannedContacts(),
                opened,
                closed,
                end == null ? "" : end.reason().name(),
                first == null ? 0 : (first.atMicros() - first.dueMicros()) / MICROS_PER_MILLI,
                cpu(),
                manifest.sharding().clock());
    }

    /** Added in ascending order, so that equal samples give equal sums. */
    private double cpu() {
        return samples.stream()
                .filter(sample -> firstJudgedDue == Long.MAX_VALUE || sample.atMicros() >= firstJudgedDue)
                .mapToDouble(HealthSampled::cpu)
                .filter(share -> !Double.isNaN(share))
                .sorted()
                .average()
                .orElse(NOT_MEASURED);
    }
}
