package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.backend.Booking;
import dev.clamor.referenceagent.knowledge.Slot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One reply of the agent.
 *
 * @param text       what the customer reads
 * @param state      where the conversation stands after it
 * @param intent     the wire name of the matter it is about; "unknown" when there is none
 * @param confidence how sure the agent is of that, in [0, 1]
 * @param asks       the slots it asks for
 * @param actions    what was done, refused or tried
 * @param handOver   set when this reply passes the conversation to a person
 */
public record Reply(
        String text,
        State state,
        String intent,
        double confidence,
        List<Slot> asks,
        List<Booking> actions,
        Optional<HandOver> handOver) {
    /** Where a conversation stands. */
    public enum State {
        OPEN,
        RESOLVED,
        HANDED_OFF,
        CLOSED;

        /** The name on the wire. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same with other words. */
    Reply saying(String words) {
        return new Reply(words, state, intent, confidence, asks, actions, handOver);
    }

    /** What is left of it when nobody listens after these words: it does and asks nothing. */
    public Reply brokenOff(String words) {
        return new Reply(words, State.OPEN, intent, confidence, List.of(), List.of(), Optional.empty());
    }

    public Reply {
        asks = List.copyOf(asks);
        actions = List.copyOf(actions);
    }
}
