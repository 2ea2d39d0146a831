package dev.clamor.engine.virtual;

import dev.clamor.conversation.EventSink;
import dev.clamor.engine.dialogue.ContactPlan;
import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.probe.Verification;
import dev.clamor.engine.wire.AgentCodec;
import dev.clamor.persona.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * Runs contacts through a codec against a {@link VirtualAgent}, each in its own virtual time: nothing waits, and replies
 * and second messages still cross as they would. Contacts do not load each other.
 *
 * @param streams the run's random numbers
 * @param settings what all contacts share
 * @param codec how the agent is spoken to
 * @param agent who answers
 * @param timeoutMicros after which a missing reply is a {@link dev.clamor.conversation.Fault#TIMEOUT}
 * @param sink takes the events; must be thread-safe if several threads run
 * @param verification how it is found out what was really done; the agent answers those requests too
 */
public record VirtualRun(
        RandomStreams streams,
        DialogueSettings settings,
        AgentCodec codec,
        VirtualAgent agent,
        long timeoutMicros,
        EventSink sink,
        Verification verification) {
    /** With no systems of record. */
    public VirtualRun(
            RandomStreams streams,
            DialogueSettings settings,
            AgentCodec codec,
            VirtualAgent agent,
            long timeoutMicros,
            EventSink sink) {
        this(streams, settings, codec, agent, timeoutMicros, sink, Verification.NONE);
    }

    /** Runs one contact to its end. */
    public void run(ContactPlan plan) {
        new VirtualContact(this, plan).run();
    }

    /** Runs the contacts from {@code first} (inclusive) to {@code end} (exclusive), one after the other. */
    public void run(long first, long end, LongFunction<ContactPlan> plans) {
        for (long index = first; index < end; index++) {
            run(plans.apply(index));
        }
    }

    /**
     * Runs the same contacts on several threads.
     *
     * @param threads tasks handed to the executor; it should have as many threads
     * @throws InterruptedException if interrupted while waiting for them
     * @throws IllegalStateException if one of them failed
     */
    public void run(long first, long end, LongFunction<ContactPlan> plans, ExecutorService executor, int threads)
            throws InterruptedException {
        AtomicLong next = new AtomicLong(first);
        List<Future<?>> tasks = new ArrayList<>(threads);
        for (int i = 0; i < threads; i++) {
            tasks.add(executor.submit(() -> {
                for (long index = next.getAndIncrement(); index < end; index = next.getAndIncrement()) {
                    run(plans.apply(index));
                }
            }));
        }
        for (Future<?> task : tasks) {
            join(task);
        }
    }

    private static void join(Future<?> task) throws InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "virtual run: expected every contact to end. Found: " + e.getCause(), e.getCause());
        }
    }
}
