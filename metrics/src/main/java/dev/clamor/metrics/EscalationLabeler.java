package dev.clamor.metrics;

import dev.clamor.conversation.TurnEvent.HandedOff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a contact's handoff, or its absence, against the need for one.
 *
 * <p>Let a trigger fire with utterance t and allow d replies, and let n be the number of replies and failed turns, in
 * order of arrival, that answer utterance t or a later one, up to and including the one that hands over (all of them
 * when none does).
 *
 * <ul>
 *   <li>handed over in a turn from t on: in time when n &lt;= d, late otherwise;
 *   <li>not handed over: missed when n &gt;= d, censored when fewer replies were seen;
 *   <li>handed over with no trigger in that turn or before: grey when a grey area had been announced by then, needless
 *       otherwise. What fires later does not change that: a handoff is judged at the time at which it was made;
 *   <li>neither: rightly kept.
 * </ul>
 *
 * {@link Need} says which of several triggers decides.
 */
final class EscalationLabeler {
    /** The turn of a grey area that was never announced. */
    static final int NEVER = Integer.MAX_VALUE;

    private EscalationLabeler() {}

    /**
     * The label.
     *
     * @param need the trigger that decides, null if none fired
     * @param greyTurn first utterance that announced a grey area, or {@link #NEVER}
     * @param replies every reply and failed turn, in order of arrival
     * @param handoff the first handoff, null if none
     */
    static EscalationLabel label(
            @Nullable Need need, int greyTurn, List<ContactRecord.Reply> replies, @Nullable HandedOff handoff) {
        if (handoff == null) {
            return need == null ? EscalationLabel.TRUE_NEGATIVE : kept(need, replies);
        }
        if (need == null || need.turn() > handoff.turn()) {
            return greyTurn <= handoff.turn() ? EscalationLabel.MAY : EscalationLabel.FALSE_POSITIVE;
        }
        return repliesToHandoff(need, replies, handoff) <= need.deadlineReplies()
                ? EscalationLabel.TRUE_POSITIVE
                : EscalationLabel.LATE;
    }

    /** Replies from the trigger to the handoff, the handing one included; at least 1. */
    static int repliesToHandoff(Need need, List<ContactRecord.Reply> replies, HandedOff handoff) {
        int count = 0;
        for (ContactRecord.Reply reply : replies) {
            if (reply.turn() >= need.turn()) {
                count++;
            }
            if (reply.turn() == handoff.turn()) {
                break;
            }
        }
        return Math.max(1, count);
    }

    private static EscalationLabel kept(Need need, List<ContactRecord.Reply> replies) {
        int count = 0;
        for (ContactRecord.Reply reply : replies) {
            if (reply.turn() >= need.turn()) {
                count++;
            }
        }
        return count >= need.deadlineReplies() ? EscalationLabel.MISS : EscalationLabel.CENSORED;
    }
}
