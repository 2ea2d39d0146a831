package dev.clamor.results.stopping;

import dev.clamor.results.inference.SequentialRatio;
import dev.clamor.results.inference.SequentialRatio.Answer;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.slo.StoppingRules.RatioTest;
import dev.clamor.results.stopping.Stop.MetByRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ratio test for each objective on contacts of this suite, of "on the target" against "better". When all have found
 * "better", the gate's own bounds of all objectives are looked at, once, with the same half of their chance of error. It
 * gives up, and the run goes on, when a test finds the opposite or that one look is in vain.
 */
final class RatioRule implements Rule {
    private final List<Followed> objectives;
    private final RatioTest plan;
    private final List<Running> running = new ArrayList<>();
    private final List<String> tested;
    private boolean over;

    RatioRule(List<Followed> objectives, RatioTest plan) {
        this.objectives = objectives;
        this.plan = plan;
        for (Followed f : objectives) {
            if (f.slo().countsContacts() && f.slo().estimand() == Slo.Estimand.SUITE) {
                running.add(new Running(f, test(f)));
            }
        }
        tested = running.stream().map(r -> r.objective.slo().id()).toList();
    }

    private SequentialRatio test(Followed f) {
        return new SequentialRatio(f.line() - plan.better(), f.line(), plan.beta(), half(f));
    }

    private double half(Followed f) {
        return plan.atEnd(1 - f.slo().confidence());
    }

    @Override
    public Optional<Stop> after(long seen) {
        if (over) {
            return Optional.empty();
        }
        for (int i = running.size() - 1; i >= 0; i--) {
            Answer answer = running.get(i).answer();
            over |= answer == Answer.BLOWN;
            if (answer == Answer.FINE) {
                running.remove(i);
            }
        }
        if (over || !running.isEmpty()) {
            return Optional.empty();
        }
        over = true;
        if (!objectives.stream().allMatch(f -> f.met(half(f)))) {
            return Optional.empty();
        }
        List<String> ids = objectives.stream().map(f -> f.slo().id()).toList();
        return Optional.of(new MetByRatio(ids, tested, seen));
    }

    private record Running(Followed objective, SequentialRatio test) {
        Answer answer() {
            return objective.enough() ? test.answer(objective.bad(), objective.total()) : Answer.UNDECIDED;
        }
    }
}
