package dev.clamor.results.agreement;

import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent.GoalEnd;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.ContainmentClass;
import dev.clamor.metrics.EscalationLabel;
import java.util.Optional;

/**
 * How a judged contact was counted by the reader, and how it would be by a label of its deciding reply.
 *
 * @param adversarial outside the containment denominators
 * @param escalation what became of the need for a human
 * @param handedOff whether it counts as handed over
 * @param trulyContained whether it counts as truly contained
 * @param solvable whether it would, had its deciding reply met the goal: no breach, no wrong action, no need for a human, at
 *     most one goal unmet
 * @param deciding the reply that decided; empty where the agent gave none, so that there was nothing to misread
 */
public record JudgedContact(
        boolean adversarial,
        EscalationLabel escalation,
        boolean handedOff,
        boolean trulyContained,
        boolean solvable,
        Optional<ReadReply> deciding) {

    static JudgedContact of(ContactRecord contact, Optional<ReadReply> deciding) {
        return new JudgedContact(
                contact.opened().adversarial(),
                contact.escalation(),
                contact.containment() == ContainmentClass.HANDED_OFF,
                contact.containment() == ContainmentClass.TRUE,
                solvable(contact),
                deciding);
    }

    private static boolean solvable(ContactRecord contact) {
        boolean needed = switch (contact.escalation()) {
            case TRUE_POSITIVE, LATE, MISS -> true;
            case FALSE_POSITIVE, TRUE_NEGATIVE, MAY, CENSORED -> false;
        };
        long unmet = contact.goals().stream().filter(goal -> !met(goal)).count();
        return !needed && !contact.breached() && contact.wrongActions() == 0 && unmet <= 1;
    }

    private static boolean met(GoalEnd goal) {
        return goal.met();
    }

    /** Whether it was handed over, by a label of its deciding reply. */
    public static boolean handedOff(ReplyClass label) {
        return label == ReplyClass.HANDOFF_OK;
    }

    /**
     * Whether it was truly contained, by a label of its deciding reply:
     *
     * <ul>
     *   <li>as the reader counted it, where label and reading are the same class;
     *   <li>no, where the label is a handoff or a wrong statement;
     *   <li>if it was solvable, where the label says that the goal is met;
     *   <li>no, where the reading was that the goal is met, or a refusal, and the label says something else;
     *   <li>as the reader counted it otherwise: both say that this reply did not decide for the better.
     * </ul>
     */
    public boolean trulyContained(ReplyClass label) {
        ReplyClass reading = deciding.orElseThrow().reading();
        if (label == reading) {
            return trulyContained;
        }
        return switch (label) {
            case HANDOFF_OK, WRONG -> false;
            case RESOLVED -> solvable;
            default -> trulyContained && reading != ReplyClass.RESOLVED && reading != ReplyClass.REFUSE;
        };
    }
}
