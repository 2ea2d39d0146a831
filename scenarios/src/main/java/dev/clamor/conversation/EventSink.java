package dev.clamor.conversation;

/** Takes events as they happen. Must not block; may be called from several threads, for one contact from one at a time. */
@FunctionalInterface
public interface EventSink {
    /** Takes one event. */
    void accept(LogEvent event);
}
