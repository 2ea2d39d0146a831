package dev.clamor.metrics;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Events of a run kept until the next look at its figures: whoever carries customers only puts them in, and one thread counts
 * many at a time, for whom its tables then are in the processor's caches. {@link #accept} is for any thread, never blocks, and
 * is bounded by memory only.
 */
public final class EventBatch implements EventSink {
    private final Queue<LogEvent> waiting = new ConcurrentLinkedQueue<>();

    @Override
    public void accept(LogEvent event) {
        waiting.add(event);
    }

    /** Hands on all that has come, in the order of its coming; by one thread at a time. */
    public void drain(EventSink to) {
        for (LogEvent event = waiting.poll(); event != null; event = waiting.poll()) {
            to.accept(event);
        }
    }
}
