package dev.clamor.metrics;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.TurnEvent.ActionSeen;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * The interruptions of one contact and whether the agent kept the thread.
 *
 * <p>The next reply after an interruption is the first that answers the interrupting utterance or a later one. The
 * thread is kept when there is such a reply, it is no failure, and neither it nor any reply to an earlier utterance that
 * arrives after the interruption did a stale action or lost the context.
 */
final class Interruptions {
    private static final int NONE_YET = -1;

    private final List<Interruption> interruptions = new ArrayList<>();

    /** Takes an interrupting utterance. */
    void interrupted(int turn) {
        interruptions.add(new Interruption(turn));
    }

    /** Takes a reply. */
    void replied(AgentReplied reply) {
        if (!interruptions.isEmpty()) {
            seen(reply.turn(), reply.replyClass().failure(), lostThread(reply));
        }
    }

    /** Takes a failed turn. */
    void failed(int turn) {
        seen(turn, true, false);
    }

    /** Utterances that interrupted. */
    int count() {
        return interruptions.size();
    }

    /** Those after which the thread was kept. */
    int recovered() {
        int count = 0;
        for (Interruption interruption : interruptions) {
            count += interruption.nextTurn != NONE_YET && !interruption.lost ? 1 : 0;
        }
        return count;
    }

    private void seen(int turn, boolean failure, boolean lostThread) {
        for (int i = 0; i < interruptions.size(); i++) {
            interruptions.get(i).seen(turn, failure, lostThread);
        }
    }

    private static boolean lostThread(AgentReplied reply) {
        if (reply.marks().contains(Mark.LOST_CONTEXT)) {
            return true;
        }
        for (ActionSeen action : reply.actions()) {
            if (action.status() == AgentReply.Action.Status.DONE && action.verdict() == ActionVerdict.STALE) {
                return true;
            }
        }
        return false;
    }

    private static final class Interruption {
        private final int turn;
        private int nextTurn = NONE_YET;
        private boolean lost;

        Interruption(int turn) {
            this.turn = turn;
        }

        void seen(int replyTurn, boolean failure, boolean lostThread) {
            if (nextTurn == NONE_YET && replyTurn >= turn) {
                nextTurn = replyTurn;
                lost |= failure;
            }
            if (replyTurn < turn || replyTurn == nextTurn) {
                lost |= lostThread;
            }
        }
    }
}
