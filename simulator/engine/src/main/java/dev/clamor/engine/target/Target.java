package dev.clamor.engine.target;

import dev.clamor.document.Placeholders;
import dev.clamor.document.Section;
import dev.clamor.engine.dialogue.Channels;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.Protocol;
import dev.clamor.engine.wire.Retries;
import dev.clamor.engine.wire.Signals;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * A target file, read: an agent under test.
 *
 * @param name what it is called
 * @param uri where it is; may hold secrets
 * @param headers added to every request; may hold secrets
 * @param replyMicros a reply later than this is a timeout; empty leaves it to the plan
 * @param connectMicros a connection that takes longer is given up; empty leaves it to the generator
 * @param ceilings what it may be charged with
 * @param retries when a failed request is sent again
 * @param signals what its answers mean beyond what the protocol says
 * @param lexicon a file with words of its own, resolved against the folder of the target file
 * @param verification how it is found out what was really done
 * @param tellsActions whether its answers tell its actions; otherwise it is taken at its word until a probe knows better
 * @param channels where it can be reached; the one that a customer is on is sent where the protocol has a place for it
 * @param options the protocol's own part of the file
 * @param secrets what was filled in for {@code ${NAME}}
 * @param archived the text of the file without secrets: placeholders unfilled, credentials in plain text left out
 */
public record Target(
        String name,
        Protocol protocol,
        URI uri,
        Map<String, String> headers,
        Optional<Long> replyMicros,
        Optional<Long> connectMicros,
        Ceilings ceilings,
        Retries retries,
        Signals signals,
        Optional<Path> lexicon,
        Verification verification,
        boolean tellsActions,
        Channels channels,
        Section options,
        Placeholders secrets,
        String archived) {

    /**
     * How the agent is spoken to.
     *
     * @param version of Clamor
     * @param clock for protocols that sign or date their requests
     */
    public AgentCodec codec(String version, String runId, InstantSource clock) {
        CodecContext.Caller caller = new CodecContext.Caller(version, runId, channels.first());
        return retries.around(protocol.codec(
                new CodecContext(uri, headers, caller, signals, clock)
                        .replyingWithin(replyMicros.orElse(CodecContext.REPLY_MICROS)),
                options));
    }

    /** Name and protocol: everything else may hold secrets. */
    @Override
    public String toString() {
        return name + " (" + protocol.id() + ")";
    }
}
