package dev.clamor.metrics;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.TurnEvent.ActionSeen;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.Mark;
import dev.clamor.conversation.TurnEvent.ReplyCut;
import java.util.List;

/** What the agent did and gave away in one contact, counted. */
final class Deeds {
    int wrong;
    int done;
    int audited;
    int askedAgain;
    int leaks;
    boolean breached;

    /** Takes a reply. Only actions that were done count; one refused or failed changed nothing. */
    void replied(AgentReplied reply) {
        for (ActionSeen action : reply.actions()) {
            if (action.status() == AgentReply.Action.Status.DONE) {
                done++;
                wrong += action.verdict().wrong() ? 1 : 0;
                audited += action.audited() ? 1 : 0;
            }
        }
        askedAgain += reply.askedAgain().size();
        gaveAway(reply.marks());
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
