package dev.clamor.results.knee;

/**
 * A share here and there, and how far they are apart.
 *
 * @param what the objective, or {@code latency}: contacts whose replies took no longer than the median of all these
 * @param before first share, NaN without events
 * @param after second share, NaN without events
 * @param difference after minus before
 * @param lower of the two-sided 95 % interval (Newcombe, on effective numbers of events)
 * @param upper of the same
 * @param adjustedP two-sided p-value of no difference, after Holm over all that were looked at together, and where these were
 *     looked at several times, times the looks
 * @param clear whether that is below 0.05
 */
public record Shift(
        String what,
        double before,
        double after,
        double difference,
        double lower,
        double upper,
        double adjustedP,
        boolean clear) {}
