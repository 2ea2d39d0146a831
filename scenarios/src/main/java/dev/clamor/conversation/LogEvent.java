package dev.clamor.conversation;

/** One line of the event log. */
public sealed interface LogEvent permits TurnEvent, RunEvent {
    /** Microseconds since the run's start (the start of the first stage). */
    long atMicros();
}
