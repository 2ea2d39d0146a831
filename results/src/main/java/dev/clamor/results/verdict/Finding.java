package dev.clamor.results.verdict;

import dev.clamor.results.slo.Budget;
import dev.clamor.results.slo.BurnWindow;
import dev.clamor.results.slo.Production;
import dev.clamor.results.slo.Slo;
import java.util.List;

/**
 * One objective's judgement; the state follows from the other fields alone.
 *
 * @param good good events; slices of time where the objective counts them
 * @param total valid events, or slices with any
 * @param clusters segments with at least one valid event
 * @param estimate good / total, NaN without events
 * @param icc intraclass correlation (ANOVA), NaN when it cannot be computed or slices of time are counted
 * @param deff design effect, at least 1
 * @param effectiveN effective number of events
 * @param method how the bounds were made
 * @param lower one-sided lower bound
 * @param upper one-sided upper bound
 * @param pBreach p-value of the good share being at least the target, against below; for Holm
 * @param display the two-sided interval for people to look at; the state does not follow from it
 * @param production what the burn rate would mean in production
 * @param because the state in one sentence with its numbers
 */
public record Finding(
        Slo slo,
        long good,
        long total,
        int clusters,
        double estimate,
        double icc,
        double deff,
        double effectiveN,
        String method,
        double lower,
        double upper,
        double pBreach,
        Display display,
        Budget budget,
        List<BurnWindow> windows,
        Production production,
        State state,
        String because)
        implements Judged {

    @Override
    public String id() {
        return slo.id();
    }

    @Override
    public boolean gating() {
        return slo.gating();
    }

    @Override
    public double confidence() {
        return slo.confidence();
    }

    /** The same, which decides nothing. */
    Finding notGating() {
        return new Finding(
                slo.notGating(),
                good,
                total,
                clusters,
                estimate,
                icc,
                deff,
                effectiveN,
                method,
                lower,
                upper,
                pBreach,
                display,
                budget,
                windows,
                production,
                state,
                because);
    }

    /** Three states. */
    public enum State {
        MET,
        BREACHED,
        INCONCLUSIVE
    }
}
