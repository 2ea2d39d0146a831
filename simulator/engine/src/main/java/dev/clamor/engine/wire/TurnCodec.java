package dev.clamor.engine.wire;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.engine.dialogue.Utterance;
import org.jspecify.annotations.Nullable;

/**
 * A protocol in which a turn is a chain of requests, each made from the answer to the one before: most are a single
 * request, and a call that starts the conversation, or asks again until the reply is there, is one more link.
 *
 * @param <M> what is remembered of a contact; used by one thread at a time
 */
public interface TurnCodec<M> extends AgentCodec {
    /** The memory of a contact that begins. */
    M memory(ContactId contact);

    /** The first step of a turn. */
    Step say(M memory, Utterance utterance);

    /** Why an answer is none before its body is read as a reply; null where {@link #answered} takes it. Never throws. */
    default AgentReply.@Nullable Failed failure(AgentRequest request, AgentResponse response) {
        return HttpStatus.failure(request, response.status(), response.headers());
    }

    /** The next step, after an answer that is no {@link #failure}. Never throws, whatever the bytes. */
    Step answered(M memory, int turn, AgentResponse response);

    /** The customer talked over the reply to a turn after hearing this much of it. */
    default void cut(M memory, int turn, String heard) {}

    /** What is sent when the contact is over; its answer is not looked at. Null for nothing. */
    default @Nullable AgentRequest close(M memory) {
        return null;
    }

    @Override
    default AgentSession session(ContactId contact, Line line, TurnListener listener) {
        return new TurnSession<>(this, memory(contact), line, listener);
    }

    /** What comes next in a turn. */
    sealed interface Step {
        /** Sends a request after a pause, 0 for at once, and waits for the whole answer. */
        record Ask(AgentRequest request, long afterMicros) implements Step {
            /** At once. */
            public Ask(AgentRequest request) {
                this(request, 0);
            }
        }

        /** Sends a request and reads the answer as it comes. */
        record Listen(AgentRequest request, StreamReader reader) implements Step {}

        /** The turn is over. */
        record Told(AgentReply reply) implements Step {}
    }
}
