package dev.clamor.metrics;

import java.util.function.Predicate;

/**
 * How an agent fails customers while its numbers look well. A contact can show several modes; {@link FailureCause} says
 * when it shows one. Definitions and formulas: {@code docs/failure-modes.md}.
 */
public enum FailureMode {
    /** Kept what should have been handed over. Can show in contacts that needed a human and whose deadline passed. */
    OVER_AUTOMATION(FailureMode::neededHuman),
    /** Asked again for what it was told, or lost the thread. Can show in contacts of two messages of the customer or more. */
    SHALLOW_CONTEXT(contact -> contact.turns() > 1),
    /** No way out: a request for a human ignored, or circles. Can show in every contact. */
    UNDEFINED_ESCALATION(contact -> true),
    /** One number is better than before because another is worse. Shows between two runs, not in a contact. */
    LOCAL_OPTIMISATION(contact -> false),
    /** Failed without a trace for the team. Can show in contacts that the agent did not solve alone. */
    MISSING_FEEDBACK(contact -> !contact.opened().adversarial() && contact.containment() != ContainmentClass.TRUE),
    /** A step that fails whoever asks. Shows in the steps of a run, not in a contact. */
    UNREADY_PROCESS(contact -> false);

    private final Predicate<ContactRecord> exposed;

    FailureMode(Predicate<ContactRecord> exposed) {
        this.exposed = exposed;
    }

    /** Whether a single contact can show it. */
    public boolean ofContacts() {
        return this != LOCAL_OPTIMISATION && this != UNREADY_PROCESS;
    }

    /** Whether this contact, a valid one, could show it. */
    boolean exposed(ContactRecord contact) {
        return exposed.test(contact);
    }

    private static boolean neededHuman(ContactRecord contact) {
        return switch (contact.escalation()) {
            case TRUE_POSITIVE, LATE, MISS -> true;
            case FALSE_POSITIVE, TRUE_NEGATIVE, MAY, CENSORED -> false;
        };
    }
}
