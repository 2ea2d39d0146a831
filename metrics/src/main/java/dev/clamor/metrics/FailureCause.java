package dev.clamor.metrics;

import dev.clamor.conversation.ConversationOutcome;
import java.util.List;
import java.util.function.Predicate;

/** What makes a contact show a {@link FailureMode}. */
public enum FailureCause {
    /** A trigger fired, its deadline passed, and nobody took over. */
    NEVER_HANDED_OVER(FailureMode.OVER_AUTOMATION, contact -> contact.escalation() == EscalationLabel.MISS),
    /** Handed over after the deadline. */
    HANDED_OVER_LATE(FailureMode.OVER_AUTOMATION, contact -> contact.escalation() == EscalationLabel.LATE),

    /** Asked for a fact that the customer had given. */
    ASKED_AGAIN(FailureMode.SHALLOW_CONTEXT, contact -> contact.askedAgain() > 0),
    /** Acted on what the customer had since replaced. */
    ACTED_ON_STALE(FailureMode.SHALLOW_CONTEXT, contact -> contact.slips().staleActions() > 0),
    /** Failed at, or forgot, what was said before an interruption. */
    LOST_AFTER_INTERRUPTION(FailureMode.SHALLOW_CONTEXT, FailureCause::lostThread),
    /** Asked again for what was told before an interruption, a change of subject or a return to it. */
    LOST_AFTER_CHANGE(FailureMode.SHALLOW_CONTEXT, contact -> contact.slips().lostContexts() > 0),
    /** Asked again for what was told before the customer moved to another channel, or did not know what it was about. */
    LOST_AFTER_SWITCH(FailureMode.SHALLOW_CONTEXT, contact -> contact.moves().lost() > 0),

    /** The customer asked for a human and was not handed over in time. */
    HUMAN_IGNORED(FailureMode.UNDEFINED_ESCALATION, contact -> contact.slips().humanIgnored()),
    /** Two looping replies or more, and nobody took over. */
    WENT_IN_CIRCLES(
            FailureMode.UNDEFINED_ESCALATION,
            contact -> contact.slips().looping() >= ContainmentLabeler.LOOPS
                    && contact.handoff().isEmpty()),

    /** The customer left without a word. */
    LEFT_SILENTLY(
            FailureMode.MISSING_FEEDBACK,
            contact -> contact.outcome() instanceof ConversationOutcome.Abandoned abandoned && abandoned.silent()),
    /** A wrong action was done, and not every action has an audit id. */
    NO_AUDIT_ID(
            FailureMode.MISSING_FEEDBACK,
            contact -> contact.wrongActions() > 0 && contact.auditedActions() < contact.doneActions()),
    /** Handed over without telling why. */
    NO_HANDOFF_REASON(
            FailureMode.MISSING_FEEDBACK,
            contact -> contact.handoff().isPresent()
                    && contact.handoff().get().reason().isBlank());

    private final FailureMode mode;
    private final Predicate<ContactRecord> shows;

    FailureCause(FailureMode mode, Predicate<ContactRecord> shows) {
        this.mode = mode;
        this.shows = shows;
    }

    /** The mode that it makes a contact show. */
    public FailureMode mode() {
        return mode;
    }

    /** Whether this contact, one that could show the mode, has this cause. */
    boolean in(ContactRecord contact) {
        return shows.test(contact);
    }

    private static boolean lostThread(ContactRecord contact) {
        List<Aftermath.Answered> aftermaths = contact.aftermaths();
        for (int i = 0; i < aftermaths.size(); i++) {
            if (aftermaths.get(i).aftermath() == Aftermath.LOST_THREAD) {
                return true;
            }
        }
        return false;
    }
}
