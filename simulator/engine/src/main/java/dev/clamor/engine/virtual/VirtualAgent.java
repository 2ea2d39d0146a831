package dev.clamor.engine.virtual;

import dev.clamor.engine.wire.AgentRequest;

/** An agent without a socket. Asked by several threads at once, for one contact from one at a time, in order of sending. */
@FunctionalInterface
public interface VirtualAgent {
    /** The answer to a request that is sent at {@code nowMicros} of virtual time. */
    Answered answer(AgentRequest request, long nowMicros);

    /**
     * An HTTP response and how long it takes.
     *
     * @param body not copied, do not change it
     * @param latencyMicros from send to complete reply; {@link Long#MAX_VALUE} never comes
     */
    record Answered(int status, byte[] body, long latencyMicros) {}
}
