package dev.clamor.engine.dialogue;

/**
 * How a reply came, in microseconds.
 *
 * @param firstMicros from send to its first readable part
 * @param stallMicros longest wait between two parts; 0 unless it came in parts
 * @param wholeMicros from send to its end
 * @param waitedMicros before, while the request waited for a connection of ours: no time of the agent's, but the customer's
 */
public record Pace(long firstMicros, long stallMicros, long wholeMicros, long waitedMicros) {
    /** A reply to a request that was sent at once. */
    public Pace(long firstMicros, long stallMicros, long wholeMicros) {
        this(firstMicros, stallMicros, wholeMicros, 0);
    }

    /** A reply that came all at once. */
    public static Pace atOnce(long latencyMicros) {
        return new Pace(latencyMicros, 0, latencyMicros);
    }
}
