package dev.clamor.results.stopping;

import dev.clamor.results.inference.BetaBinomialSequence;
import dev.clamor.results.stopping.Stop.SurelyMissed;
import java.util.List;
import java.util.Optional;

/**
 * Stops when the confidence sequence of an objective's bad rate lies above what the target allows. The chance of error is
 * split evenly over the objectives, so that all together err with at most the declared one.
 */
final class RollBackRule implements Rule {
    /** The sequence is tightest after this share of the plan: soon enough to save something. */
    private static final double TUNED_TO = 0.25;

    private final List<Followed> objectives;
    private final BetaBinomialSequence sequence;

    RollBackRule(List<Followed> objectives, double alpha, long planned) {
        this.objectives = objectives;
        sequence = new BetaBinomialSequence(alpha / objectives.size(), Math.max(1, TUNED_TO * planned), true);
    }

    @Override
    public Optional<Stop> after(long seen) {
        for (Followed f : objectives) {
            if (f.enough() && sequence.refutes(f.line(), f.bad(), f.total())) {
                double leastBad = sequence.lower(f.bad(), f.total());
                return Optional.of(new SurelyMissed(f.slo(), seen, f.events(), sequence.alpha(), leastBad));
            }
        }
        return Optional.empty();
    }
}
