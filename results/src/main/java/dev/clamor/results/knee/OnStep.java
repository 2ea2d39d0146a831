package dev.clamor.results.knee;

import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;
import java.math.BigDecimal;

/**
 * One objective on one step. The state follows from the other fields: MET when {@code lower} reaches the target, BREACHED
 * when {@code upper} is below it, INCONCLUSIVE otherwise and with fewer events than the objective asks for.
 *
 * @param objective its name
 * @param indicator what it counts
 * @param target the share of good events wanted
 * @param good good events
 * @param total valid events
 * @param estimate good / total; NaN without events
 * @param effectiveN effective number of events, see {@link Batches}
 * @param lower one-sided lower bound at the level of {@link KneeLevels#met}
 * @param upper one-sided upper bound at the level of {@link KneeLevels#breached}
 * @param shownLower lower end of the two-sided 95 % interval, for curves
 * @param shownUpper its upper end
 * @param pBreach p-value of the share being at least the target, against below
 */
public record OnStep(
        String objective,
        String indicator,
        BigDecimal target,
        long good,
        long total,
        double estimate,
        double effectiveN,
        double lower,
        double upper,
        double shownLower,
        double shownUpper,
        double pBreach,
        State state) {
    private static final double SHOWN = 0.05;

    static OnStep of(Slo slo, Batches batches, KneeLevels levels) {
        double n = batches.n();
        double x = batches.good();
        double lower = n == 0 ? 0 : Intervals.lowerBound(x, n, levels.met(slo));
        double upper = n == 0 ? 1 : Intervals.upperBound(x, n, levels.breached(slo));
        double target = slo.target().doubleValue();
        Intervals.Interval shown = n == 0 ? new Intervals.Interval(0, 1) : Intervals.clopperPearson(x, n, SHOWN);
        return new OnStep(
                slo.id(),
                slo.sli(),
                slo.target(),
                batches.events().good(),
                batches.events().total(),
                batches.events().value().orElse(Double.NaN),
                n,
                lower,
                upper,
                shown.lower(),
                shown.upper(),
                n == 0 ? 1 : Intervals.pBelow(x, n, target),
                state(batches.events().total() < slo.minimumEvents(), lower >= target, upper < target));
    }

    private static State state(boolean tooFew, boolean met, boolean breached) {
        if (tooFew || met == breached) {
            return State.INCONCLUSIVE;
        }
        return met ? State.MET : State.BREACHED;
    }
}
