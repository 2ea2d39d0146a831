package dev.clamor.results.compare;

import dev.clamor.metrics.Ratio;

/**
 * How an indicator differs between two runs, over everything or over a slice of it.
 *
 * @param indicator the indicator's id
 * @param slice {@value #ALL}, {@code persona:…}, {@code scenario:…}, {@code intent:…} or {@code band:…}
 * @param candidate good over valid events of the candidate
 * @param baseline the same of the baseline
 * @param difference candidate minus baseline as the method estimates it; NaN without events on both sides
 * @param lower lower end of the interval, each end at {@link Changes#CONFIDENCE} by itself for half of the error
 * @param upper upper end
 * @param adjustedP two-sided p-value of "no difference" after Benjamini and Hochberg over all changes looked at
 */
public record Change(
        String indicator,
        String slice,
        Ratio candidate,
        Ratio baseline,
        double difference,
        double lower,
        double upper,
        double adjustedP) {
    /** The slice that is everything. */
    public static final String ALL = "all";

    /** Whether it is more than chance among all that was looked at. */
    public boolean clear() {
        return adjustedP < Changes.FALSE_DISCOVERY;
    }

    /** Whether there are events on both sides. */
    public boolean known() {
        return candidate.total() > 0 && baseline.total() > 0;
    }
}
