package dev.clamor.results.stopping;

import dev.clamor.results.slo.StoppingRules.Looks;
import dev.clamor.results.stopping.Stop.MetAtLook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * At each planned look but the last, which is the end of the run, stops when every objective is met by the gate's own bound
 * with the chance of error that the look has.
 */
final class LooksRule implements Rule {
    private final List<Followed> objectives;
    private final Looks plan;
    private final long planned;
    /** By objective and look. */
    private final double[][] levels;

    private int taken;

    LooksRule(List<Followed> objectives, Looks plan, long planned) {
        this(objectives, plan, planned, levels(objectives, plan));
    }

    LooksRule(List<Followed> objectives, Looks plan, long planned, double[][] levels) {
        this.objectives = objectives;
        this.plan = plan;
        this.planned = planned;
        this.levels = levels;
    }

    private static double[][] levels(List<Followed> objectives, Looks plan) {
        Map<Double, double[]> byConfidence = new HashMap<>();
        return objectives.stream()
                .map(f -> byConfidence.computeIfAbsent(f.slo().confidence(), c -> plan.levels(1 - c)))
                .toArray(double[][]::new);
    }

    @Override
    public Optional<Stop> after(long seen) {
        if (taken + 1 >= plan.looks() || seen < due(taken + 1)) {
            return Optional.empty();
        }
        taken++;
        List<Double> atThisLook = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            if (!objectives.get(i).met(levels[i][taken - 1])) {
                return Optional.empty();
            }
            atThisLook.add(levels[i][taken - 1]);
        }
        List<String> ids = objectives.stream().map(f -> f.slo().id()).toList();
        String method = plan.shape().name().toLowerCase(Locale.ROOT);
        return Optional.of(
                new MetAtLook("promote: " + method, ids, seen, taken, plan.looks(), List.copyOf(atThisLook)));
    }

    /** The contact after which a look is due: an equal share of the plan, rounded up. */
    private long due(int look) {
        return (look * planned + plan.looks() - 1) / plan.looks();
    }
}
