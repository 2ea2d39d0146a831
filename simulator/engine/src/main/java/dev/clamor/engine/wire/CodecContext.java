package dev.clamor.engine.wire;

import dev.clamor.engine.dialogue.Utterance;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * What every codec of a run is made from, besides the options of its own.
 *
 * @param uri where the agent is
 * @param headers added to every request, secrets filled in; a codec's own headers yield to them
 * @param caller who calls
 * @param signals where the meaning of a reply stands when the protocol itself does not say
 * @param clock for protocols that sign or date their requests
 * @param replyMicros how long a reply may take, for codecs that must see to it because no single request does
 */
public record CodecContext(
        URI uri, Map<String, String> headers, Caller caller, Signals signals, InstantSource clock, long replyMicros) {
    /** How long a reply may take unless something else is said: 30 seconds. */
    public static final long REPLY_MICROS = 30_000_000;

    /** With the usual time for a reply. */
    public CodecContext(URI uri, Map<String, String> headers, Caller caller, Signals signals, InstantSource clock) {
        this(uri, headers, caller, signals, clock, REPLY_MICROS);
    }

    /** The same with another time for a reply. */
    public CodecContext replyingWithin(long micros) {
        return new CodecContext(uri, headers, caller, signals, clock, micros);
    }

    /** The channel of an utterance: its own where customers move between several, else the caller's. */
    String channel(Utterance utterance) {
        return utterance.channel().isEmpty() ? caller.channel() : utterance.channel();
    }

    /** With no headers and no signals of its own, for protocols that date nothing: the clock stands still. */
    public static CodecContext plain(URI uri, Caller caller) {
        return new CodecContext(uri, Map.of(), caller, Signals.NONE, InstantSource.fixed(Instant.EPOCH));
    }

    /**
     * Who calls, so that the agent can keep synthetic traffic apart.
     *
     * @param version of Clamor, sent in {@code User-Agent}
     * @param runId sent in {@code X-Clamor-Run}
     * @param channel for example {@code chat}; that of a customer who can move between several goes before it
     */
    public record Caller(String version, String runId, String channel) {}
}
