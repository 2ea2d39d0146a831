package dev.clamor.engine.dialogue;

/**
 * How a reply came, in microseconds.
 *
 * @param firstMicros from send to its first readable part
 * @param stallMicros longest wait between two parts; 0 unless it came in parts
 * @param wholeMicros from send to its end
 */
public record Pace(long firstMicros, long stallMicros, long wholeMicros) {
    /** A reply that came all at once. */
    public static Pace atOnce(long latencyMicros) {
        return new Pace(latencyMicros, 0, latencyMicros);
    }
}
