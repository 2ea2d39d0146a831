package dev.clamor.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Weighted scenarios. Sorted by id, so that the order of files does not matter.
 *
 * @param scenarios at least one, ids distinct, weights not all zero
 */
public record ScenarioMix(List<Scenario> scenarios) {
    /** Sorts and checks. */
    public ScenarioMix {
        List<Scenario> sorted = new ArrayList<>(scenarios);
        sorted.sort(Comparator.comparing(Scenario::id));
        scenarios = List.copyOf(sorted);
        if (scenarios.stream().mapToDouble(Scenario::weight).sum() <= 0) {
            throw new IllegalArgumentException("scenario mix: expected a positive total weight. Found: 0");
        }
    }

    /** The scenario at quantile {@code u} in (0, 1) of the cumulative weights. */
    public Scenario pick(double u) {
        double left = u * scenarios.stream().mapToDouble(Scenario::weight).sum();
        for (Scenario scenario : scenarios) {
            left -= scenario.weight();
            if (left < 0) {
                return scenario;
            }
        }
        return scenarios.get(scenarios.size() - 1);
    }
}
