package dev.clamor.engine.wire;

import dev.clamor.engine.dialogue.Utterance;
import org.jspecify.annotations.Nullable;

/** One contact over one protocol. Used by one thread at a time, the one on which its {@link Line} calls back. */
public interface AgentSession {
    /**
     * Says something. Unless it is {@link #cut} or the session closed, {@link TurnListener#replied} is called once for
     * it, perhaps before this returns.
     */
    void say(Utterance utterance);

    /**
     * The customer no longer listens to the reply to a turn, because it is talked over.
     *
     * @return what of the reply was heard; no reply to that turn comes any more. Null where nothing of it was heard yet or
     *     the protocol has no way to stop a reply: it comes as if nothing had been done
     */
    @Nullable
    String cut(int turn);

    /** The contact is over: drops what is under way and tells the agent where the protocol has a word for it. */
    void close();
}
