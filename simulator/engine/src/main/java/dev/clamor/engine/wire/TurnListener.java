package dev.clamor.engine.wire;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;

/** Hears what the agent says in one contact. */
public interface TurnListener {
    /** Something that the customer can read of the reply to a turn came: its first words, or more of them. */
    void part(int turn);

    /** The reply to a turn is complete, or there will be none. */
    void replied(int turn, AgentReply reply);

    /** The request of a turn failed and is sent again, because the target file says so. */
    void retried(int turn, Fault fault);
}
