package dev.clamor.load;

import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.engine.wire.AgentCodec;
import java.net.URI;

/**
 * An agent under test, as the generator sees it.
 *
 * @param name in the log when there are several; empty for the only one
 * @param weight its share of the contacts, relative to the other agents
 * @param uri where to send
 * @param codec how to talk to it
 * @param settings of every dialogue with it
 * @param verification how it is found out what was really done
 * @param ceilings what it may be charged with, whatever the workload
 * @param requestTimeoutSeconds a reply later than this is a timeout
 * @param connectTimeoutSeconds a connection that takes longer is given up
 */
public record Endpoint(
        String name,
        double weight,
        URI uri,
        AgentCodec codec,
        DialogueSettings settings,
        Verification verification,
        Ceilings ceilings,
        double requestTimeoutSeconds,
        double connectTimeoutSeconds) {
    /** Unless it is told otherwise. */
    public static final double CONNECT_TIMEOUT_SECONDS = 10;

    /** The only agent, without ceilings and systems of record. */
    public Endpoint(URI uri, AgentCodec codec, DialogueSettings settings, double requestTimeoutSeconds) {
        this(
                "",
                1,
                uri,
                codec,
                settings,
                Verification.NONE,
                Ceilings.NONE,
                requestTimeoutSeconds,
                CONNECT_TIMEOUT_SECONDS);
    }
}
