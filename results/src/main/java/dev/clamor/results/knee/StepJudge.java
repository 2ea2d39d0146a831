package dev.clamor.results.knee;

import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding.State;
import java.util.ArrayList;
import java.util.List;

/** Judges a step from its contacts: live, and again from the log. */
final class StepJudge {
    private final List<Slo> slos;
    private final KneeLevels levels;

    StepJudge(List<Slo> slos, int mostSteps) {
        this.slos = slos;
        this.levels = new KneeLevels(mostSteps, Math.max(1, slos.size()));
    }

    /** Every objective on these contacts, which are in the order of their arrival. */
    List<OnStep> judge(List<KneeContact> contacts) {
        List<OnStep> each = new ArrayList<>();
        for (int i = 0; i < slos.size(); i++) {
            each.add(OnStep.of(slos.get(i), Batches.of(contacts, i), levels));
        }
        return List.copyOf(each);
    }

    /** BREACHED if one is, MET if all are and there is one, INCONCLUSIVE otherwise. */
    static State together(List<OnStep> each) {
        if (each.stream().anyMatch(one -> one.state() == State.BREACHED)) {
            return State.BREACHED;
        }
        boolean met = !each.isEmpty() && each.stream().allMatch(one -> one.state() == State.MET);
        return met ? State.MET : State.INCONCLUSIVE;
    }
}
