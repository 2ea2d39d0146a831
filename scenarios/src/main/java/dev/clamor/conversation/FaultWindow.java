package dev.clamor.conversation;

/**
 * A span of a run for which a fault was planned, known before the run. Whether it was switched in time is told by {@link
 * RunEvent.FaultSwitched}.
 *
 * @param fault its name in the plan; a fault may have several windows, which do not overlap
 * @param kind what it does, for example {@code latency}
 * @param fromMicros when it begins, since the run's start
 * @param toMicros when it ends; after {@code fromMicros}
 */
public record FaultWindow(String fault, String kind, long fromMicros, long toMicros) {
    /** Refuses a window without length. */
    public FaultWindow {
        if (toMicros <= fromMicros) {
            throw new IllegalArgumentException(
                    "fault " + fault + ": expected an end after " + fromMicros + " us. Found: " + toMicros);
        }
    }

    /** Whether something that lasted from one instant to another, both included, happened at least partly in it. */
    public boolean overlaps(long beganMicros, long endedMicros) {
        return endedMicros >= fromMicros && beganMicros < toMicros;
    }
}
