package dev.clamor.load;

import dev.clamor.conversation.EventSink;
import dev.clamor.engine.dialogue.Cast;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.load.plan.Workload;
import java.net.URI;
import java.util.function.IntSupplier;

/**
 * One run for the generator.
 *
 * @param workload how customers arrive
 * @param dueMicros due time of every contact by arrival index
 * @param cast who they are and why they call
 * @param settings of every dialogue
 * @param agent where to send
 * @param codec how to talk to it
 * @param verification how it is found out what was really done
 * @param ceilings what the agent may be charged with, whatever the workload
 * @param requestTimeoutSeconds a reply later than this is a timeout
 * @param connectTimeoutSeconds a connection that takes longer is given up
 * @param drainSeconds how long conversations may go on after the last arrival
 * @param sink takes every event, from the event loops; must not block
 * @param backlog events accepted by the sink and not yet written, for the health samples
 */
public record LoadJob(
        Workload.OpenWorkload workload,
        long[] dueMicros,
        Cast cast,
        DialogueSettings settings,
        URI agent,
        AgentCodec codec,
        Verification verification,
        Ceilings ceilings,
        double requestTimeoutSeconds,
        double connectTimeoutSeconds,
        double drainSeconds,
        EventSink sink,
        IntSupplier backlog) {
    /** Unless it is told otherwise. */
    public static final double CONNECT_TIMEOUT_SECONDS = 10;

    /** Without ceilings and systems of record. */
    public LoadJob(
            Workload.OpenWorkload workload,
            long[] dueMicros,
            Cast cast,
            DialogueSettings settings,
            URI agent,
            AgentCodec codec,
            double requestTimeoutSeconds,
            double drainSeconds,
            EventSink sink,
            IntSupplier backlog) {
        this(
                workload,
                dueMicros,
                cast,
                settings,
                agent,
                codec,
                Verification.NONE,
                Ceilings.NONE,
                requestTimeoutSeconds,
                CONNECT_TIMEOUT_SECONDS,
                drainSeconds,
                sink,
                backlog);
    }
}
