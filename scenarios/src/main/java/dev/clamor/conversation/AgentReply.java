package dev.clamor.conversation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came back on the wire meant. */
public sealed interface AgentReply {

    /**
     * The agent said something.
     *
     * @param text what the customer reads; never blank
     * @param state what the agent says of the conversation
     * @param intent the agent's reading of the intent, if it tells
     * @param confidence the agent's confidence in [0, 1], NaN if it does not tell
     * @param asks names of the facts asked for; empty if it does not tell
     * @param actions what the agent says it did, refused or failed to do
     * @param handoff present when the agent hands the contact to a human
     * @param cost what the agent says the reply cost, NaN if it does not tell
     */
    record Said(
            String text,
            State state,
            @Nullable String intent,
            double confidence,
            List<String> asks,
            List<Action> actions,
            @Nullable Handoff handoff,
            double cost)
            implements AgentReply {}

    /**
     * No usable reply.
     *
     * @param fault why
     * @param detail a short text for people, without secrets; may be empty
     */
    record Failed(Fault fault, String detail) implements AgentReply {}

    /** What the agent says of the conversation. */
    enum State {
        OPEN,
        RESOLVED,
        HANDED_OFF,
        CLOSED
    }

    /** An action named by the agent. */
    record Action(
            String name,
            Map<String, String> arguments,
            Status status,
            @Nullable String auditId) {
        /** What became of it. */
        public enum Status {
            DONE,
            REFUSED,
            FAILED
        }
    }

    /** The passing of a contact to a human. */
    record Handoff(
            @Nullable String queue,
            @Nullable String reason,
            @Nullable String summary,
            Map<String, String> context) {}
}
