package dev.clamor.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Weighted scenarios. Sorted by id, so that the order of files does not matter.
 *
 * <p>Scenario {@code i} owns the numbers from {@code bounds[i - 1]} up to but not including {@code bounds[i]}, where
 * {@code bounds[i] = round(2^32 (w_0 + ... + w_i) / total)}: a pick from 32 random bits is exact whole-number arithmetic
 * and the same on every machine. A scenario of weight 0 is never picked.
 */
public final class ScenarioMix {
    private static final double SCALE = 0x1p32;

    private final List<Scenario> scenarios;
    private final long[] bounds;

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
        this.bounds = bounds(this.scenarios, weights);
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
        return owner(bits & 0xFFFFFFFFL);
    }

    /** The scenario at quantile {@code u} in (0, 1) of the cumulative weights. */
    public Scenario pick(double u) {
        return owner(Math.max(0, Math.min((long) SCALE - 1, (long) (u * SCALE))));
    }

    private Scenario owner(long number) {
        int low = 0;
        int high = bounds.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (number < bounds[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return scenarios.get(low);
    }

    private static long[] bounds(List<Scenario> scenarios, Map<String, Double> weights) {
        double[] cumulative = new double[scenarios.size()];
        double total = 0;
        for (int i = 0; i < cumulative.length; i++) {
            Scenario scenario = scenarios.get(i);
            double weight = weights.getOrDefault(scenario.id().value(), scenario.weight());
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "scenario mix " + scenario.id() + ": expected a weight of at least 0. Found: " + weight);
            }
            total += weight;
            cumulative[i] = total;
        }
        if (total <= 0) {
            throw new IllegalArgumentException("scenario mix: expected a positive total weight. Found: 0");
        }
        long[] bounds = new long[cumulative.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Math.round(SCALE * (cumulative[i] / total));
        }
        return bounds;
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
