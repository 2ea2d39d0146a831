package dev.clamor.cli.agent;

import dev.clamor.cli.terminal.Version;
import dev.clamor.document.Placeholders;
import dev.clamor.engine.dialogue.Channels;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.engine.target.Target;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.engine.wire.CodecContext;
import dev.clamor.engine.wire.NativeCodec;
import dev.clamor.engine.wire.Protocol;
import dev.clamor.engine.wire.Signals;
import dev.clamor.persona.wording.PhraseBank;
import dev.clamor.scenario.truth.Lexicon;
import dev.clamor.scenario.truth.TruthSettings;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * An agent that can be spoken to now.
 *
 * @param uri may hold secrets; show {@link #address()}
 * @param declared what it says of its own flaws, or its target file without secrets; empty if there is neither
 * @param codec how to speak to it, by run
 * @param signals what its target file says of the meaning of its answers
 * @param lexicon by which its words are recognised
 * @param verification how it is found out what it really did
 * @param tellsActions whether its answers tell its actions
 * @param channels where it can be reached
 * @param replyMicros a reply later than this is a timeout, if its target file says so
 * @param connectMicros a connection that takes longer is given up, if its target file says so
 * @param secrets what must not be shown
 * @param process its process, if it is the reference agent and was started for this
 * @param stop ends what was started for it
 */
public record AgentUnderTest(
        String name,
        URI uri,
        Protocol protocol,
        String declared,
        Function<String, AgentCodec> codec,
        Signals signals,
        Ceilings ceilings,
        Lexicon lexicon,
        Verification verification,
        boolean tellsActions,
        Channels channels,
        Optional<Long> replyMicros,
        Optional<Long> connectMicros,
        Placeholders secrets,
        Optional<AgentProcess> process,
        Runnable stop)
        implements AutoCloseable {

    /** An agent of the native turn API of which only the address is known. */
    public static AgentUnderTest spokenToNatively(String name, URI uri) {
        return spokenToNatively(name, uri, "", Channels.CHAT, Optional.empty());
    }

    /** The reference agent in a process of ours, and what it declares. */
    static AgentUnderTest ours(String name, AgentProcess process, String declared) {
        return spokenToNatively(name, process.uri(), declared, Channels.ALL, Optional.of(process));
    }

    /** The same with what it declares, where it can be reached, and the process that is ours, if it is. */
    public static AgentUnderTest spokenToNatively(
            String name, URI uri, String declared, Channels channels, Optional<AgentProcess> process) {
        return new AgentUnderTest(
                name,
                uri,
                Protocol.NATIVE,
                declared,
                runId -> new NativeCodec(
                        CodecContext.plain(uri, new CodecContext.Caller(Version.number(), runId, channels.first()))),
                Signals.NONE,
                Ceilings.NONE,
                Lexicon.packaged(),
                Verification.NONE,
                true,
                channels,
                Optional.empty(),
                Optional.empty(),
                new Placeholders(value -> Optional.empty()),
                process,
                () -> process.ifPresent(AgentProcess::close));
    }

    /** The agent of a target file, and the lexicon that the file names. */
    static AgentUnderTest of(Target target, Lexicon lexicon) {
        return new AgentUnderTest(
                target.name(),
                target.uri(),
                target.protocol(),
                target.archived(),
                runId -> target.codec(Version.number(), runId, Clock.systemUTC()),
                target.signals(),
                target.ceilings(),
                lexicon,
                target.verification(),
                target.tellsActions(),
                target.channels(),
                target.replyMicros(),
                target.connectMicros(),
                target.secrets(),
                Optional.empty(),
                () -> {});
    }

    /** How its customers talk: think times divided by {@code timeScale}, giving up as readily as {@code leaving} says. */
    public DialogueSettings settings(double timeScale, DialogueSettings.Leaving leaving) {
        return new DialogueSettings(
                timeScale,
                leaving,
                PhraseBank.packaged(),
                new TruthSettings(lexicon, tellsActions),
                verification.asks(),
                channels);
    }

    /** Where it is, without secrets. */
    public String address() {
        return secrets.hide(Address.withoutSecrets(uri));
    }

    @Override
    public void close() {
        stop.run();
    }

    @Override
    public String toString() {
        return name + " at " + address();
    }
}
