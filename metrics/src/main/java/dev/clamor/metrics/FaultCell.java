package dev.clamor.metrics;

import dev.clamor.conversation.FaultWindow;
import dev.clamor.metrics.ContactRecord.Reply;
import dev.clamor.metrics.MetricsSnapshot.ContactsThen;
import dev.clamor.metrics.MetricsSnapshot.TurnsThen;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What happened before, in and after one window of a fault. */
final class FaultCell {
    private static final int TRULY = 0;
    private static final int RECALL = 1;
    private static final int ALL = 2;
    private static final int COLUMNS = 3;

    private enum Part {
        BEFORE,
        CAUGHT,
        INSIDE,
        AFTER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Part[] PARTS = Part.values();

    private final RatioVector[] contacts = new RatioVector[PARTS.length];
    private final TurnCell[] turns = new TurnCell[PARTS.length];

    FaultCell() {
        for (int i = 0; i < PARTS.length; i++) {
            contacts[i] = new RatioVector(COLUMNS);
            turns[i] = new TurnCell();
        }
    }

    void contact(ContactRecord contact, FaultWindow window) {
        RatioVector counts = contacts[part(contact, window).ordinal()];
        counts.count(ALL, true);
        if (contact.containable()) {
            counts.count(TRULY, contact.containment() == ContainmentClass.TRUE);
        }
        switch (contact.escalation()) {
            case TRUE_POSITIVE -> counts.count(RECALL, true);
            case LATE, MISS -> counts.count(RECALL, false);
            case FALSE_POSITIVE, TRUE_NEGATIVE, MAY, CENSORED -> {}
        }
    }

    private static Part part(ContactRecord contact, FaultWindow window) {
        if (contact.opened().atMicros() >= window.toMicros()) {
            return Part.AFTER;
        }
        if (contact.opened().atMicros() >= window.fromMicros()) {
            return Part.INSIDE;
        }
        return contact.closedMicros() >= window.fromMicros() ? Part.CAUGHT : Part.BEFORE;
    }

    /** Takes a turn; whether it overlaps the window. */
    boolean turn(Reply reply, long sentMicros, FaultWindow window) {
        boolean inside = window.overlaps(sentMicros, reply.atMicros());
        Part outside = sentMicros >= window.toMicros() ? Part.AFTER : Part.BEFORE;
        turns[(inside ? Part.INSIDE : outside).ordinal()].add(reply);
        return inside;
    }

    void combine(FaultCell other) {
        for (int i = 0; i < PARTS.length; i++) {
            contacts[i].add(other.contacts[i]);
            turns[i].combine(other.turns[i]);
        }
    }

    SortedMap<String, ContactsThen> contacts() {
        SortedMap<String, ContactsThen> parts = new TreeMap<>();
        for (Part part : PARTS) {
            RatioVector counts = contacts[part.ordinal()];
            parts.put(part.word(), new ContactsThen(counts.total(ALL), counts.ratio(TRULY), counts.ratio(RECALL)));
        }
        return parts;
    }

    SortedMap<String, TurnsThen> turns() {
        SortedMap<String, TurnsThen> parts = new TreeMap<>();
        for (Part part : PARTS) {
            if (part != Part.CAUGHT) {
                parts.put(part.word(), turns[part.ordinal()].snapshot());
            }
        }
        return parts;
    }
}
