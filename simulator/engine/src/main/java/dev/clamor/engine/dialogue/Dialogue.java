package dev.clamor.engine.dialogue;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.EventSink;
import dev.clamor.persona.RandomStreams;
import org.jspecify.annotations.Nullable;

/**
 * One customer in one contact: what is said next, when, and what is made of the replies. A pure function of (seed,
 * contact, replies with their latencies quantised); the clock is passed in, in microseconds since the run's start.
 *
 * <p>The driver (Gatling, the converse command, a test) does this, for one contact from one thread at a time:
 *
 * <pre>{@code
 * dialogue.open(now, inProgress);
 * while (!dialogue.done()) {
 *     wait(dialogue.thinkMicros());
 *     Utterance utterance = dialogue.speak(now);            // send it
 *     while (dialogue.pending() > 0 && !dialogue.done()) {
 *         // whichever comes first:
 *         //   a reply to utterance t:  dialogue.hear(t, reply, latencyMicros, now)
 *         //   dialogue.waitMicros() after the last speak/waited (negative: never): dialogue.waited(now), which may
 *         //   return a second utterance to send at once
 *     }
 * }
 * }</pre>
 *
 * Events go to the sink in order; the last one is ContactClosed.
 */
public final class Dialogue {

    /** A customer about to make contact. */
    public Dialogue(ContactPlan plan, RandomStreams streams, DialogueSettings settings, EventSink sink) {
        throw new UnsupportedOperationException("H1");
    }

    /** The contact begins: ContactOpened. {@code inProgress} contacts are open, this one included. */
    public void open(long nowMicros, int inProgress) {
        throw new UnsupportedOperationException("H1");
    }

    /** Whether the contact is over. */
    public boolean done() {
        throw new UnsupportedOperationException("H1");
    }

    /** Pause before the next utterance, from the end of the turn, already divided by the time scale. */
    public long thinkMicros() {
        throw new UnsupportedOperationException("H1");
    }

    /** The next utterance, to be sent now: CustomerSpoke. */
    public Utterance speak(long nowMicros) {
        throw new UnsupportedOperationException("H1");
    }

    /** Utterances sent and not yet answered. */
    public int pending() {
        throw new UnsupportedOperationException("H1");
    }

    /** How long after the last send (or the last {@link #waited}) the customer does something unless answered; negative: never. */
    public long waitMicros() {
        throw new UnsupportedOperationException("H1");
    }

    /**
     * The customer has waited {@link #waitMicros}: sends a second message (returned, to be sent now), or leaves ({@link
     * #done}), or just goes on waiting (null).
     */
    public @Nullable Utterance waited(long nowMicros) {
        throw new UnsupportedOperationException("H1");
    }

    /** The agent's answer, or failure, on utterance {@code turn} has come. Ignored once {@link #done}. */
    public void hear(int turn, AgentReply reply, long latencyMicros, long nowMicros) {
        throw new UnsupportedOperationException("H1");
    }

    /** The run takes the customer away: ContactClosed with the reason. Ignored once {@link #done}. */
    public void discard(ConversationOutcome.Discarded.Reason reason, long nowMicros) {
        throw new UnsupportedOperationException("H1");
    }
}
