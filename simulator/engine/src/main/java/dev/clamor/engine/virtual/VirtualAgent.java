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
     * @param firstMicros from send to the first part of the body, for those who read it as it comes
     * @param parts in which the body comes, evenly from the first to the complete reply, at least 1
     * @param latencyMicros from send to complete reply; {@link Long#MAX_VALUE} never comes
     */
    record Answered(int status, byte[] body, long firstMicros, int parts, long latencyMicros) {
        /** Refuses fewer parts than one and a first part later than the last, or than the only one. */
        public Answered {
            if (parts < 1 || firstMicros > latencyMicros || parts == 1 && firstMicros < latencyMicros) {
                throw new IllegalArgumentException(
                        "virtual answer: expected a first part no later than the last. Found: part 1 of " + parts
                                + " after " + firstMicros + " of " + latencyMicros + " us");
            }
        }

        /** An answer that comes all at once. */
        public Answered(int status, byte[] body, long latencyMicros) {
            this(status, body, latencyMicros, 1, latencyMicros);
        }
    }
}
