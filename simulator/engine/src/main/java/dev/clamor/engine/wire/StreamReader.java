package dev.clamor.engine.wire;

import org.jspecify.annotations.Nullable;

/** Reads one reply that comes in pieces. Used by one thread, once. */
public interface StreamReader {
    /** Status (200 to 299) and headers are there; called before any bytes. */
    default void begun(int status, AgentResponse.Headers headers) {}

    /**
     * Takes more bytes; pieces may end anywhere, in the middle of a character too. Never throws, whatever the bytes.
     *
     * @return whether the customer can read more than before
     */
    boolean bytes(byte[] chunk, int length);

    /** The text so far, as the customer reads it. */
    String heard();

    /** What follows, once the bytes so far say that the reply is complete; null while it is not. */
    TurnCodec.@Nullable Step complete();

    /** What follows when the agent ends the stream: a reply cut short is a {@code Fault.UNREADABLE}. */
    TurnCodec.Step ended();
}
