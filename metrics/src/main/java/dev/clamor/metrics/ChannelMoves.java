package dev.clamor.metrics;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * The moves of one contact's customer to another channel, and whether the context was kept over each.
 *
 * <p>A move counts once a reply to it, or to what was said after it, has come. The context is lost when
 *
 * <ul>
 *   <li>a reply asks again for a fact that was told before the move, unless that fact had been asked for again before the
 *       move too, or the subject has changed or an interruption come in between: then that is the reason;
 *   <li>or the first reply does not understand the customer, although the last one before the move was no failure (a right refusal is none). Customers
 *       move when something goes wrong; an agent that goes on as badly as before has not lost anything.
 * </ul>
 */
final class ChannelMoves {
    private final List<Move> moves = new ArrayList<>(0);
    private final List<String> askedAgain = new ArrayList<>(0);
    private boolean failing;
    private boolean newest;

    /** Takes an utterance. */
    void spoke(CustomerSpoke utterance) {
        CustomerAct act = utterance.act();
        if (!utterance.channel().isEmpty()) {
            moves.add(new Move(failing, List.copyOf(askedAgain)));
            newest = true;
        } else if (utterance.interrupts() || act == CustomerAct.CHANGE_INTENT || act == CustomerAct.RESUME) {
            newest = false;
        }
    }

    /** Takes a reply. */
    void replied(AgentReplied reply) {
        if (!moves.isEmpty()) {
            moves.get(moves.size() - 1).replied(reply, newest);
        }
        failing = reply.replyClass().failure() && !reply.marks().contains(Mark.RIGHT_REFUSAL);
        askedAgain.addAll(reply.askedAgain());
    }

    /** Takes a failed turn. */
    void failed() {
        failing = true;
    }

    /** Whether context that is lost now is lost by a move, rather than by an interruption or a change of subject. */
    boolean newest() {
        return newest;
    }

    /** What became of those that were answered. */
    ContactRecord.Moves answered() {
        int answered = 0;
        int lost = 0;
        for (Move move : moves) {
            answered += move.answered ? 1 : 0;
            lost += move.lost ? 1 : 0;
        }
        return new ContactRecord.Moves(answered, lost);
    }

    private static final class Move {
        private final boolean fromFailure;
        private final List<String> forgotten;
        private boolean answered;
        private boolean lost;

        Move(boolean fromFailure, List<String> forgotten) {
            this.fromFailure = fromFailure;
            this.forgotten = forgotten;
        }

        void replied(AgentReplied reply, boolean newest) {
            boolean asks =
                    newest && reply.marks().contains(Mark.LOST_CONTEXT) && !forgotten.containsAll(reply.askedAgain());
            boolean asIfNew = !answered && !fromFailure && reply.replyClass() == ReplyClass.MISUNDERSTOOD;
            lost |= asks || asIfNew;
            answered = true;
        }
    }
}
