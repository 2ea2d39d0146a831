package dev.clamor.results.stopping;

import dev.clamor.results.inference.Curtailment;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.slo.StoppingRules;
import dev.clamor.results.stopping.Stop.OutOfReach;
import java.util.List;
import java.util.Optional;

/** Stops when an objective cannot be met at the end, whatever the contacts to come are. */
final class CurtailRule implements Rule {
    private final List<Followed> objectives;
    private final List<Slo> atEnd;
    private final long planned;
    /** By objective: bad events and greatest number of events for which it is known to be within reach. */
    private final long[] knownBad;

    private final long[] knownPossible;

    CurtailRule(List<Followed> objectives, StoppingRules rules, long planned) {
        this.objectives = objectives;
        this.atEnd = objectives.stream().map(f -> rules.atEnd(f.slo())).toList();
        this.planned = planned;
        this.knownBad = new long[objectives.size()];
        this.knownPossible = new long[objectives.size()];
    }

    @Override
    public Optional<Stop> after(long seen) {
        long toCome = Math.max(0, planned - seen);
        for (int i = 0; i < objectives.size(); i++) {
            Followed f = objectives.get(i);
            if (changed(i, f.bad(), f.total() + toCome) && lost(atEnd.get(i), f.bad(), f.total() + toCome)) {
                return Optional.of(new OutOfReach(atEnd.get(i), seen, f.events(), toCome));
            }
        }
        return Optional.empty();
    }

    /** A good contact changes nothing, so the bound need not be computed again. */
    private boolean changed(int i, long bad, long possible) {
        if (bad == knownBad[i] && possible == knownPossible[i]) {
            return false;
        }
        knownBad[i] = bad;
        knownPossible[i] = possible;
        return true;
    }

    private static boolean lost(Slo slo, long bad, long possible) {
        return possible < slo.minimumEvents()
                || Curtailment.boundLost(bad, possible, slo.target().doubleValue(), 1 - slo.confidence());
    }
}
