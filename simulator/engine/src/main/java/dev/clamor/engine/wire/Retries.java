package dev.clamor.engine.wire;

import dev.clamor.conversation.Fault;
import java.util.Set;

/**
 * When a request that failed is sent again: the same bytes, so with the same idempotency key.
 *
 * @param times how often at most for one request; 0 for never
 * @param on after which faults
 * @param afterMicros how long to wait before the first time, twice as long before each further one; a {@code Retry-After}
 *     of the agent in seconds, up to 30, counts if it is longer
 */
public record Retries(int times, Set<Fault> on, long afterMicros) {
    /** Nothing is sent again. */
    public static final Retries NONE = new Retries(0, Set.of(), 0);

    /** Faults that can be seen without reading the answer; the reader of an answer has acted on it and is not asked twice. */
    public static final Set<Fault> POSSIBLE = Set.of(
            Fault.REFUSED, Fault.CONNECT_TIMEOUT, Fault.TIMEOUT, Fault.RESET, Fault.RATE_LIMITED, Fault.SERVER_ERROR);

    private static final long MOST_ASKED_MICROS = 30_000_000;
    private static final int MOST_DOUBLINGS = 20;

    /** The same protocol, with its failed requests sent again. */
    public AgentCodec around(AgentCodec codec) {
        return times > 0 && codec instanceof TurnCodec<?> turns ? patient(turns) : codec;
    }

    /** Whether the requests of this protocol can be sent again. */
    public static boolean fit(AgentCodec codec) {
        return codec instanceof TurnCodec<?>;
    }

    private <M> AgentCodec patient(TurnCodec<M> codec) {
        return (contact, line, listener) -> new TurnSession<>(codec, codec.memory(contact), line, listener, this);
    }

    /** Whether a request is sent again that has been sent again so often. */
    boolean again(Fault fault, int before) {
        return before < times && on.contains(fault);
    }

    /** How long to wait before sending again. */
    long waitMicros(int before, AgentResponse.Headers headers) {
        long own = afterMicros << Math.min(before, MOST_DOUBLINGS);
        return Math.max(own, Math.min(MOST_ASKED_MICROS, asked(headers.first("Retry-After"))));
    }

    private static long asked(String seconds) {
        try {
            return Math.max(0, Math.multiplyExact(Long.parseLong(seconds.strip()), 1_000_000L));
        } catch (NumberFormatException | ArithmeticException e) {
            return 0; // not told, or a date, which would need the agent's clock
        }
    }
}
