package dev.clamor.engine.wire;

import dev.clamor.conversation.ContactId;

/**
 * A protocol: bytes to meaning and back, without sockets and without a clock of its own. Stateless and safe for use by
 * many threads; what has to be remembered of a contact is in its {@link AgentSession}.
 */
public interface AgentCodec {
    /**
     * A contact's side of the protocol.
     *
     * @param line reaches the agent for this contact
     * @param listener hears what comes back
     */
    AgentSession session(ContactId contact, Line line, TurnListener listener);

    /** Whether every turn tells the agent the channel of its utterance. */
    default boolean tellsChannel() {
        return false;
    }
}
