package dev.clamor.engine.dialogue;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.TurnEvent;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A fingerprint of conversations that no clock moves: a 64-bit hash over each contact's events in their order, without
 * times, latencies and the number of contacts in progress; the hashes of closed contacts are XORed.
 *
 * <p>Two runs with equal fingerprints had the same conversations, up to a chance of 2^-64, whatever the order and the
 * threads. Thread-safe.
 */
public final class ConversationDigest implements EventSink {
    private final ConcurrentHashMap<ContactId, Long> open = new ConcurrentHashMap<>();
    private final AtomicLong closed = new AtomicLong();

    @Override
    public void accept(LogEvent event) {
        if (event instanceof TurnEvent turn) {
            long hash = EventHash.of(turn, open.getOrDefault(turn.contact(), 0L));
            if (turn instanceof TurnEvent.ContactClosed) {
                open.remove(turn.contact());
                closed.accumulateAndGet(hash, (a, b) -> a ^ b);
            } else {
                open.put(turn.contact(), hash);
            }
        }
    }

    /** The fingerprint of the contacts closed so far; 0 if there is none. */
    public long value() {
        return closed.get();
    }

    /** The fingerprint as 16 hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value());
    }
}
