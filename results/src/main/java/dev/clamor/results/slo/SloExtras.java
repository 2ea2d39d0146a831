package dev.clamor.results.slo;

import dev.clamor.document.Section;
import dev.clamor.results.slo.Slo.Estimand;
import java.util.Optional;

/**
 * What an objective says beyond indicator, target and budgeting.
 *
 * @param gating whether it can decide the verdict
 * @param confidence level of the one-sided bounds
 * @param minimumEvents below this many valid events it is inconclusive
 * @param estimand whom the number is about
 */
public record SloExtras(boolean gating, double confidence, long minimumEvents, Estimand estimand) {
    private static final double LEAST_CONFIDENCE = 0.5;
    private static final double MOST_CONFIDENCE = 0.9999;
    private static final double DEFAULT_CONFIDENCE = 0.95;
    private static final int DEFAULT_MINIMUM = 50;
    private static final int MOST_MINIMUM = 100_000_000;

    /**
     * Reads the keys {@code gating}, {@code confidence}, {@code minimumEvents} and {@code estimand}, all optional.
     *
     * @param prefix what the keys begin with; empty for nothing
     * @param sliced whether slices of time are counted; the estimand is then the suite's
     */
    public static SloExtras read(Section section, String prefix, boolean sliced) {
        return new SloExtras(
                section.flag(prefix + "gating", false),
                section.number(prefix + "confidence", LEAST_CONFIDENCE, MOST_CONFIDENCE, DEFAULT_CONFIDENCE),
                section.integer(prefix + "minimumEvents", 1, MOST_MINIMUM, DEFAULT_MINIMUM),
                estimand(section, prefix + "estimand", sliced));
    }

    private static Estimand estimand(Section section, String key, boolean sliced) {
        if (!sliced) {
            return section.choice(key, Estimand.class, Estimand.POPULATION);
        }
        if (section.choice(key, Estimand.class, Estimand.SUITE) != Estimand.SUITE) {
            section.wrong(key, "suite, because a slice of time is no segment of customers");
        }
        return Estimand.SUITE;
    }

    /** The margin as an objective has it; with timeslices it is a problem, because runs are compared by occurrences. */
    public static Optional<BaselineMargin> baseline(
            Section section, String key, boolean sliced, Optional<BaselineMargin> margin) {
        if (margin.isPresent() && sliced) {
            section.wrong(
                    key,
                    "no baseline with timeslices, because runs are compared by occurrences; an objective of its own can"
                            + " have one",
                    "one");
        }
        return margin;
    }
}
