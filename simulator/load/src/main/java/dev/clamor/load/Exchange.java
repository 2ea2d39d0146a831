package dev.clamor.load;

import dev.clamor.conversation.AgentReply;
import dev.clamor.engine.wire.AgentRequest;
import io.netty.channel.EventLoop;

/** Sends a request and hands back what it came to, on the event loop it was sent from. */
interface Exchange {
    /** Sends; {@code listener} is called exactly once. */
    void send(EventLoop loop, long user, AgentRequest request, Listener listener);

    /** Takes the meaning of the response. */
    @FunctionalInterface
    interface Listener {
        /** The reply, or why there is none. */
        void onReply(AgentReply reply);
    }
}
