package dev.clamor.engine.wire;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.engine.dialogue.Utterance;

/** Turns an utterance into a request and a response into a meaning. Stateless and safe for use by many threads. */
public interface AgentCodec {
    /** The request that carries an utterance. */
    AgentRequest encode(ContactId contact, Utterance utterance);

    /** What a complete HTTP response means; never throws, whatever the bytes. */
    AgentReply decode(int status, byte[] body);
}
