package dev.clamor.results.verdict;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;

/**
 * One objective held against the baseline; the state follows from the other fields alone: MET when {@code lower} is above
 * -margin, BREACHED when {@code upper} is below it, with as many events as asked for on both sides; otherwise
 * INCONCLUSIVE, as always without a baseline.
 *
 * @param margin how much worse it may be
 * @param candidate events of this run
 * @param baseline events of the baseline
 * @param clusters segments that both runs have
 * @param difference candidate's share minus the baseline's, as the method estimates it; NaN without events on both sides
 * @param method how the bounds were made
 * @param lower one-sided lower bound of the difference, at least -1
 * @param upper one-sided upper bound of the difference, at most 1
 * @param bootstrapLower the lower bound by resampling segments, for comparison; NaN when the method has none
 * @param bootstrapUpper the upper bound by resampling segments; NaN when the method has none
 * @param pBreach p-value of "not worse than the margin" against "worse"; for Holm
 * @param because the state in one sentence with its numbers
 */
public record Comparison(
        Slo slo,
        BaselineMargin margin,
        Ratio candidate,
        Ratio baseline,
        int clusters,
        double difference,
        String method,
        double lower,
        double upper,
        double bootstrapLower,
        double bootstrapUpper,
        double pBreach,
        State state,
        String because)
        implements Judged {
    private static final String SUFFIX = ".baseline";

    @Override
    public String id() {
        return slo.id() + SUFFIX;
    }

    @Override
    public boolean gating() {
        return margin.gating();
    }

    @Override
    public double confidence() {
        return slo.confidence();
    }
}
