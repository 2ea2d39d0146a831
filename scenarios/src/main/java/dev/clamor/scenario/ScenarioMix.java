package dev.clamor.scenario;

import dev.clamor.persona.Shares;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Weighted scenarios. Sorted by id, so that the order of files does not matter.
 *
 * <p>A pick from 32 random bits is whole-number arithmetic and the same on every machine, see {@link Shares}.
 */
public final class ScenarioMix {
    private final List<Scenario> scenarios;
    private final Shares shares;

    /**
     * A mix by the scenarios' own weights.
     *
     * @param scenarios at least one, ids distinct, weights not all zero
     */
    public ScenarioMix(List<Scenario> scenarios) {
        this(scenarios, Map.of());
    }

    private ScenarioMix(List<Scenario> scenarios, Map<String, Double> weights) {
        List<Scenario> sorted = new ArrayList<>(scenarios);
        sorted.sort(Comparator.comparing(Scenario::id));
        this.scenarios = List.copyOf(sorted);
        distinct(this.scenarios);
        known(this.scenarios, weights);
        this.shares = new Shares(
                "scenario mix",
                this.scenarios.stream()
                        .mapToDouble(s -> weights.getOrDefault(s.id().value(), s.weight()))
                        .toArray());
    }

    /** A mix in which the scenarios named in {@code weights} have that weight, and the others their own. */
    public static ScenarioMix of(List<Scenario> scenarios, Map<String, Double> weights) {
        return new ScenarioMix(scenarios, weights);
    }

    /** The scenarios, sorted by id. */
    public List<Scenario> scenarios() {
        return scenarios;
    }

    /** The scenario that owns 32 random bits, read as a number from 0 to 2^32 - 1. */
    public Scenario pick(int bits) {
        return scenarios.get(shares.pick(bits));
    }

    /** The scenario at quantile {@code u} in (0, 1) of the cumulative weights. */
    public Scenario pick(double u) {
        return scenarios.get(shares.pick(u));
    }

    private static void distinct(List<Scenario> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (Objects.equals(sorted.get(i - 1).id(), sorted.get(i).id())) {
                throw new IllegalArgumentException("scenario mix: expected each id once. Found twice: "
                        + sorted.get(i).id());
            }
        }
    }

    private static void known(List<Scenario> scenarios, Map<String, Double> weights) {
        TreeMap<String, Double> unknown = new TreeMap<>(weights);
        scenarios.forEach(s -> unknown.remove(s.id().value()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "scenario mix: expected weights of its scenarios only. Found: " + unknown.keySet());
        }
    }
}
