package dev.clamor.metrics;

import dev.clamor.conversation.Trigger;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.conversation.TurnEvent.Fired;
import org.jspecify.annotations.Nullable;

/**
 * That a contact needs a human, from one utterance on.
 *
 * <p>When several triggers fire, the one of the earliest turn decides; of those of one turn, the one with the earliest
 * deadline; of those, the first in the order of {@link Trigger}.
 *
 * @param trigger why
 * @param turn the utterance with which it fired
 * @param atMicros when that was sent
 * @param deadlineReplies replies within which the handoff must come
 */
record Need(Trigger trigger, int turn, long atMicros, int deadlineReplies) {

    /** What decides after one more utterance; null when nothing has fired yet. */
    static @Nullable Need first(@Nullable Need soFar, CustomerSpoke utterance) {
        Need decides = soFar;
        for (Fired fired : utterance.fired()) {
            Need need = new Need(fired.trigger(), utterance.turn(), utterance.atMicros(), fired.deadlineReplies());
            if (decides == null || need.before(decides)) {
                decides = need;
            }
        }
        return decides;
    }

    /** The first request for a human after one more utterance; null when there has been none yet. */
    static @Nullable Need request(@Nullable Need soFar, CustomerSpoke utterance) {
        if (soFar != null) {
            return soFar;
        }
        for (Fired fired : utterance.fired()) {
            if (fired.trigger() == Trigger.EXPLICIT) {
                return new Need(fired.trigger(), utterance.turn(), utterance.atMicros(), fired.deadlineReplies());
            }
        }
        return null;
    }

    private boolean before(Need other) {
        if (turn != other.turn) {
            return turn < other.turn;
        }
        if (deadlineReplies != other.deadlineReplies) {
            return deadlineReplies < other.deadlineReplies;
        }
        return trigger.compareTo(other.trigger) < 0;
    }
}
