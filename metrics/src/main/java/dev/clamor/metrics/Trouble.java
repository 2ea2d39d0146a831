package dev.clamor.metrics;

import org.jspecify.annotations.Nullable;

/** What makes a contact worth reading, from the worst on. */
public enum Trouble {
    BREACH,
    WRONG_ACTION,
    MISSED_ESCALATION,
    HALLUCINATION,
    LOOP,
    DEAD_END,
    ERROR,
    GAVE_UP,
    OTHER;

    /** The worst that can be said of a contact; null when nothing is wrong with it. */
    public static @Nullable Trouble of(ContactRecord contact) {
        if (contact.breached()) {
            return BREACH;
        }
        if (contact.wrongActions() > 0) {
            return WRONG_ACTION;
        }
        if (contact.escalation() == EscalationLabel.MISS || contact.escalation() == EscalationLabel.LATE) {
            return MISSED_ESCALATION;
        }
        if (contact.hallucinated()) {
            return HALLUCINATION;
        }
        return contact.opened().adversarial() ? null : ofClass(contact);
    }

    private static @Nullable Trouble ofClass(ContactRecord contact) {
        return switch (contact.containment()) {
            case LOOP -> LOOP;
            case DEAD_END -> DEAD_END;
            case ERROR_EXIT -> ERROR;
            case GAVE_UP_SILENT, GAVE_UP_ANNOUNCED -> GAVE_UP;
            case PARTIAL, RETURNED -> OTHER;
            case HANDED_OFF -> contact.escalation() == EscalationLabel.FALSE_POSITIVE ? OTHER : null;
            default -> null;
        };
    }

    /** Higher is worse, from 1. */
    int severity() {
        return values().length - ordinal();
    }

    /** One sentence for people. */
    String because(ContactRecord contact) {
        return with(contact, what(contact));
    }

    /** What is said of a contact, with its persona and scenario. */
    static String with(ContactRecord contact, String what) {
        return what + " (" + contact.opened().persona() + ", "
                + contact.opened().scenario() + ")";
    }

    private String what(ContactRecord contact) {
        return switch (this) {
            case BREACH -> contact.leaks() > 0 ? "told another customer's facts" : "broke a limit or gave data away";
            case WRONG_ACTION -> contact.wrongActions() + " of " + contact.doneActions() + " actions wrong";
            case MISSED_ESCALATION -> missed(contact);
            case HALLUCINATION -> "claimed to be done and was not";
            case LOOP -> "went round in circles";
            case DEAD_END -> "ended without a way on";
            case ERROR -> "given up on a turn that failed";
            case GAVE_UP ->
                contact.containment() == ContainmentClass.GAVE_UP_SILENT
                        ? "given up without a word"
                        : "given up with a word";
            case OTHER -> other(contact);
        };
    }

    private static String missed(ContactRecord contact) {
        String how = contact.escalation() == EscalationLabel.LATE ? "handed over late" : "not handed over";
        return contact.trigger()
                .map(trigger -> how + " although needed: " + trigger.code())
                .orElse(how);
    }

    private static String other(ContactRecord contact) {
        return switch (contact.containment()) {
            case HANDED_OFF -> "handed over without need";
            case RETURNED -> "solved, but the customer would come back";
            default -> "a goal left open";
        };
    }
}
