package dev.clamor.results.slo;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The objectives of a run.
 *
 * @param name their name
 * @param periodDays the budget's period for the production reading, 28 or 30
 * @param productionContactsPerDay traffic for the production reading; 0 if not stated
 * @param slos at least one
 * @param stopping when a run may end before its plan does
 */
public record Objectives(
        String name, int periodDays, double productionContactsPerDay, List<Slo> slos, StoppingRules stopping) {

    /** Objectives for runs that are never stopped early. */
    public Objectives(String name, int periodDays, double productionContactsPerDay, List<Slo> slos) {
        this(name, periodDays, productionContactsPerDay, slos, StoppingRules.NONE);
    }

    /** The thresholds of the latency objectives, in milliseconds: what the metrics must count. */
    public SortedSet<Long> latencyThresholdsMillis() {
        return thresholdsMillis("repliesFasterThan:");
    }

    /** The thresholds of the objectives on first words, in milliseconds: what the metrics must count. */
    public SortedSet<Long> firstTokenThresholdsMillis() {
        return thresholdsMillis("firstTokenFasterThan:");
    }

    private SortedSet<Long> thresholdsMillis(String indicator) {
        TreeSet<Long> thresholds = new TreeSet<>();
        for (Slo slo : slos) {
            if (slo.sli().startsWith(indicator)) {
                String digits =
                        slo.sli().substring(indicator.length(), slo.sli().length() - "ms".length());
                thresholds.add(Long.parseLong(digits));
            }
        }
        return thresholds;
    }
}
