package dev.clamor.results.stopping;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.ConversationOutcome.Contained;
import dev.clamor.conversation.ConversationOutcome.Discarded;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.RunMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Records of contacts that are good or bad by one indicator, breachFree, made by the metrics from events. */
final class Contacts {
    static final MetricsConfig CONFIG = new MetricsConfig(new TreeSet<>(), 2, 0);

    private Contacts() {}

    static ContactRecord good(long arrival) {
        return record(arrival, true, new Contained(true), false);
    }

    static ContactRecord bad(long arrival) {
        return record(arrival, true, new Contained(true), true);
    }

    static ContactRecord of(long arrival, boolean bad) {
        return bad ? bad(arrival) : good(arrival);
    }

    static ContactRecord warmUp(long arrival) {
        return record(arrival, false, new Contained(true), true);
    }

    static ContactRecord discarded(long arrival) {
        return record(arrival, true, new Discarded(Discarded.Reason.RUN_ENDED), true);
    }

    private static ContactRecord record(long arrival, boolean judged, ConversationOutcome outcome, boolean breached) {
        List<ContactRecord> closed = new ArrayList<>();
        RunMetrics metrics = new RunMetrics(CONFIG, closed::add);
        events(ContactId.ofArrival(arrival), judged, outcome, breached).forEach(metrics::accept);
        return closed.get(0);
    }

    /** The events of a contact that is valid. */
    static List<TurnEvent> events(long arrival, boolean bad) {
        return events(ContactId.ofArrival(arrival), true, new Contained(true), bad);
    }

    /** Contacts of one persona in sixty scenarios, by turns. */
    private static List<TurnEvent> events(
            ContactId contact, boolean judged, ConversationOutcome outcome, boolean breached) {
        String scenario = "s" + contact.arrival() % 60;
        return List.of(
                new TurnEvent.ContactOpened(
                        contact, 1, 1, "only", judged, 1, "p", scenario, "shop", "i", 2, Disposition.CONTAIN, false, 0),
                new TurnEvent.ContactClosed(contact, 2, outcome, List.of(), breached, false));
    }
}
