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
    /** By objective: bad events that have not refuted it, and with more good ones never will. */
    private final long[] known;

    RollBackRule(List<Followed> objectives, double alpha, long planned) {
        this.objectives = objectives;
        known = new long[objectives.size()];
        sequence = new BetaBinomialSequence(alpha / objectives.size(), Math.max(1, TUNED_TO * planned), true);
    }

    @Override
    public Optional<Stop> after(long seen) {
        for (int i = 0; i < known.length; i++) {
            Followed f = objectives.get(i);
            if (f.enough() && f.bad() > known[i]) {
                known[i] = f.bad();
                if (sequence.refutes(f.line(), f.bad(), f.total())) {
                    return Optional.of(stop(f, seen));
                }
            }
        }
        return Optional.empty();
    }

    private Stop stop(Followed f, long seen) {
        return new SurelyMissed(f.slo(), seen, f.events(), sequence.alpha(), sequence.lower(f.bad(), f.total()));
    }
}
