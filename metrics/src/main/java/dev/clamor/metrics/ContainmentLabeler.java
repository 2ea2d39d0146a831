package dev.clamor.metrics;

import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent.GoalEnd;
import java.util.List;

/**
 * Says what a contact really was: handed over, solved truly, or contained falsely for exactly one reason, the first that
 * applies in the order of {@link ContainmentClass}.
 *
 * <p>Solved truly means: no handoff, every opened goal met, no breach or leak, no wrong action, no goal claimed without
 * being met, no missed escalation, and no return about the same matter. How the customer left does not matter then.
 */
final class ContainmentLabeler {
    /** Looping replies from which on a contact went in circles. */
    static final int LOOPS = 2;

    private ContainmentLabeler() {}

    /**
     * What counts.
     *
     * @param handedOff whether there was a handoff
     * @param looping replies that looped
     * @param deadEnd whether the last reply deflected, or refused where refusal was not right
     */
    record Evidence(
            boolean handedOff,
            boolean breached,
            boolean wrongAction,
            EscalationLabel escalation,
            int looping,
            boolean deadEnd,
            ConversationOutcome outcome,
            List<GoalEnd> goals,
            boolean returns) {}

    /** The class. */
    static ContainmentClass label(Evidence seen) {
        if (seen.handedOff()) {
            return ContainmentClass.HANDED_OFF;
        }
        if (seen.breached()) {
            return ContainmentClass.POLICY_BREACH;
        }
        if (seen.wrongAction()) {
            return ContainmentClass.WRONG_ACTION;
        }
        if (ContactRecord.falselyClaimed(seen.goals())) {
            return ContainmentClass.HALLUCINATED_RESOLUTION;
        }
        if (seen.escalation() == EscalationLabel.MISS || seen.escalation() == EscalationLabel.LATE) {
            return ContainmentClass.MISSED_ESCALATION;
        }
        boolean met = ContactRecord.allMet(seen.goals(), seen.outcome());
        return met && !seen.returns() ? ContainmentClass.TRUE : unsolved(seen, met);
    }

    private static ContainmentClass unsolved(Evidence seen, boolean met) {
        if (!met && seen.looping() >= LOOPS) {
            return ContainmentClass.LOOP;
        }
        if (!met && seen.deadEnd()) {
            return ContainmentClass.DEAD_END;
        }
        if (seen.outcome() instanceof ConversationOutcome.AgentFailed) {
            return ContainmentClass.ERROR_EXIT;
        }
        if (seen.outcome() instanceof ConversationOutcome.Abandoned abandoned) {
            return abandoned.silent() ? ContainmentClass.GAVE_UP_SILENT : ContainmentClass.GAVE_UP_ANNOUNCED;
        }
        return met ? ContainmentClass.RETURNED : ContainmentClass.PARTIAL;
    }

    /** Whether a reply leaves the customer nowhere to go. */
    static boolean deadEnd(ReplyClass replyClass, boolean rightRefusal) {
        return replyClass == ReplyClass.DEFLECT || replyClass == ReplyClass.REFUSE && !rightRefusal;
    }
}
