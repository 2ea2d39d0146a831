package dev.clamor.metrics;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.TurnEvent.ActionSeen;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.CheckSeen;
import dev.clamor.conversation.TurnEvent.CheckVerdict;
import dev.clamor.conversation.TurnEvent.Mark;
import dev.clamor.conversation.TurnEvent.ReplyCut;
import dev.clamor.conversation.TurnEvent.Verified;
import java.util.List;

/** What the agent did and gave away in one contact, counted. */
final class Deeds {
    int wrong;
    int done;
    int audited;
    int askedAgain;
    int leaks;
    int stale;
    int lostContexts;
    boolean breached;
    /** Whether a system of record was asked. */
    boolean asked;
    /** Whether one of them could not be asked. */
    boolean unanswered;

    /**
     * Takes a reply. Only actions that were done count; one refused or failed changed nothing.
     *
     * @param moved whether context that is lost now is lost by a move to another channel, which {@link ChannelMoves} counts
     */
    void replied(AgentReplied reply, boolean moved) {
        did(reply.actions());
        askedAgain += reply.askedAgain().size();
        lostContexts += !moved && reply.marks().contains(Mark.LOST_CONTEXT) ? 1 : 0;
        gaveAway(reply.marks());
    }

    /** Takes what systems of record say: what was done untold counts like what was told, a wrong state like a wrong action. */
    void verified(Verified event) {
        did(event.actions());
        for (CheckSeen check : event.checks()) {
            if (check.verdict() == CheckVerdict.WRONG) {
                done++;
                wrong++;
            }
        }
        asked = true;
        unanswered |= !event.problem().isEmpty();
    }

    private void did(List<ActionSeen> actions) {
        for (ActionSeen action : actions) {
            if (action.status() == AgentReply.Action.Status.DONE) {
                done++;
                wrong += action.verdict().wrong() ? 1 : 0;
                stale += action.verdict() == ActionVerdict.STALE ? 1 : 0;
                audited += action.audited() ? 1 : 0;
            }
        }
    }

    /** Takes what was heard of a reply that was cut. */
    void cut(ReplyCut cut) {
        gaveAway(cut.marks());
    }

    private void gaveAway(List<Mark> marks) {
        boolean leaked = marks.contains(Mark.LEAK);
        leaks += leaked ? 1 : 0;
        breached |= leaked || marks.contains(Mark.BREACH);
    }
}
