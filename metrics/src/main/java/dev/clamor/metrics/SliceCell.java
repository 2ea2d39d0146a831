package dev.clamor.metrics;

import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.metrics.latency.LatencyHistogram;
import org.jspecify.annotations.Nullable;

/** What happened in one slice of time. */
final class SliceCell {
    static final int TRULY = 0;
    static final int RECALL = 1;
    static final int HARMLESS = 2;
    static final int REPLIES = 3;
    private static final int COLUMNS = 4;

    final RatioVector ratios = new RatioVector(COLUMNS);
    final LatencyHistogram response = LatencyHistogram.sparse();
    long opened;
    long closed;

    @Nullable
    ContactOpened last;

    void open(ContactOpened contact) {
        opened++;
        keepLater(contact);
    }

    void combine(SliceCell other) {
        ratios.add(other.ratios);
        response.add(other.response);
        opened += other.opened;
        closed += other.closed;
        if (other.last != null) {
            keepLater(other.last);
        }
    }

    private void keepLater(ContactOpened contact) {
        if (last == null || isLater(contact, last)) {
            last = contact;
        }
    }

    private static boolean isLater(ContactOpened contact, ContactOpened other) {
        if (contact.atMicros() != other.atMicros()) {
            return contact.atMicros() > other.atMicros();
        }
        return contact.contact().compareTo(other.contact()) > 0;
    }
}
