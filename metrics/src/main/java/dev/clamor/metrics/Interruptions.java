package dev.clamor.metrics;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.TurnEvent.ActionSeen;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * The interruptions of one contact and whether the agent kept the thread.
 *
 * <p>An interruption counts when a reply, or a failed turn, answers it or a later utterance, or when the thread is lost
 * before: a contact handed over or left before that tells nothing of it. Leaving is none.
 *
 * <ul>
 *   <li>The thread is lost when a reply to an earlier utterance, or a deciding one, does a stale action or loses the
 *       context.
 *   <li>The reply that decides is the first that answers the interrupting utterance or a later one. It also loses the
 *       thread when it is a failure; a right refusal is none.
 *   <li>A nudge or a filler says nothing that could be misunderstood. After it the replies up to the first to a later
 *       utterance decide, and only by what they do and forget.
 * </ul>
 */
final class Interruptions {
    private final List<Interruption> interruptions = new ArrayList<>();

    /** Takes an utterance. */
    void spoke(CustomerSpoke utterance) {
        CustomerAct act = utterance.act();
        if (utterance.interrupts() && act != CustomerAct.LEAVE_ANNOUNCED) {
            boolean bare = act == CustomerAct.NUDGE || act == CustomerAct.FILLER;
            interruptions.add(new Interruption(utterance.turn(), bare));
        }
    }

    /** Takes a reply. */
    void replied(AgentReplied reply) {
        if (!interruptions.isEmpty()) {
            boolean failure = reply.replyClass().failure() && !reply.marks().contains(Mark.RIGHT_REFUSAL);
            seen(reply.turn(), failure, lostThread(reply));
        }
    }

    /** Takes a failed turn. */
    void failed(int turn) {
        seen(turn, true, false);
    }

    /** Utterances that interrupted and were answered. */
    int count() {
        return (int) interruptions.stream().filter(Interruption::counts).count();
    }

    /** Those after which the thread was kept. */
    int recovered() {
        return (int) interruptions.stream().filter(i -> i.counts() && !i.lost).count();
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
        private final boolean bare;
        private boolean answered;
        private boolean decided;
        private boolean lost;

        Interruption(int turn, boolean bare) {
            this.turn = turn;
            this.bare = bare;
        }

        boolean counts() {
            return answered || lost;
        }

        void seen(int replyTurn, boolean failure, boolean lostThread) {
            if (replyTurn < turn) {
                lost |= lostThread;
            } else if (!decided) {
                answered = true;
                lost |= lostThread || failure && !bare;
                decided = !bare || replyTurn > turn;
            }
        }
    }
}
