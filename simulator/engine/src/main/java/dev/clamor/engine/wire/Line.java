package dev.clamor.engine.wire;

import dev.clamor.conversation.AgentReply;

/**
 * What a session asks of network and clock, for one contact. It is bounded in time and memory: whatever the agent does,
 * each call is answered. Every callback comes on the thread that the session is used by, never from inside the call that
 * it answers.
 */
public interface Line {
    /** Sends a request and collects the whole answer. */
    Call send(AgentRequest request, ResponseListener listener);

    /** Sends a request and hands on the answer as it comes. */
    Call stream(AgentRequest request, StreamListener listener);

    /** Opens a WebSocket. */
    Socket connect(AgentRequest handshake, SocketListener listener);

    /** Runs a task after this long. */
    Call after(long micros, Runnable task);

    /** Something under way. */
    @FunctionalInterface
    interface Call {
        /** Drops it: nothing is called back any more. Does nothing when it is over. */
        void cancel();
    }

    /** Takes a complete answer. Exactly one of the two is called. */
    interface ResponseListener {
        /** The agent answered, with whatever status. */
        void answered(AgentResponse response);

        /** There is no answer. */
        void lost(AgentReply.Failed failure);
    }

    /** Takes an answer as it comes: {@link #begun}, any number of {@link #bytes}, and {@link #ended}; or {@link #lost} at any point. */
    interface StreamListener {
        /** Status and headers are there. */
        void begun(int status, AgentResponse.Headers headers);

        /** A part of the body; {@code chunk} may be used again after the call. */
        void bytes(byte[] chunk, int length);

        /** The body is complete. */
        void ended();

        /** The rest does not come. */
        void lost(AgentReply.Failed failure);
    }

    /** A WebSocket, opening or open. */
    interface Socket {
        /** Sends a text message; kept until the socket is open. */
        void send(String text);

        /** Closes it: nothing is called back any more. */
        void close();
    }

    /** Takes what comes over a WebSocket. */
    interface SocketListener {
        /** It is open. */
        void opened();

        /** A whole text message. */
        void text(String message);

        /** It closed, was refused or failed; nothing comes any more. */
        void lost(AgentReply.Failed failure);
    }
}
