package dev.clamor.results.analysis;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.analysis.Reliability.OfScenario;
import dev.clamor.results.inference.PassHatK;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Contacts that ended as they should, by scenario: solved truly where no human was needed, handed over in time where one
 * was. The two indicators that count this, true containment and escalation recall, have no contact in common.
 */
final class RightEndings {
    /** As many customers as the leaderboards of the measure's source ask for. */
    static final int K = 4;

    private static final List<Sli> INDICATORS = List.of(Sli.TRUE_CONTAINMENT, Sli.ESCALATION_RECALL);

    private RightEndings() {}

    static Reliability of(MetricsSnapshot snapshot) {
        SortedMap<String, Ratio> enough = new TreeMap<>();
        SortedMap<String, Ratio> few = new TreeMap<>();
        byScenario(snapshot).forEach((scenario, right) -> (right.total() < K ? few : enough).put(scenario, right));
        List<OfScenario> scenarios = new ArrayList<>();
        PassHatK.least(enough, K)
                .forEach(task -> scenarios.add(new OfScenario(task.task(), task.trials(), task.value())));
        few.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        entry -> entry.getValue().value().orElse(0)))
                .forEach(entry -> scenarios.add(new OfScenario(entry.getKey(), entry.getValue(), Double.NaN)));
        return new Reliability(K, List.copyOf(scenarios), enough.isEmpty() ? List.of() : passHat(enough));
    }

    private static List<Double> passHat(SortedMap<String, Ratio> enough) {
        List<Double> means = new ArrayList<>();
        for (int k = 1; k <= K; k++) {
            means.add(PassHatK.mean(enough.values(), k).orElse(Double.NaN));
        }
        return List.copyOf(means);
    }

    private static SortedMap<String, Ratio> byScenario(MetricsSnapshot snapshot) {
        SortedMap<String, Ratio> scenarios = new TreeMap<>();
        for (Sli sli : INDICATORS) {
            SliCounts counts = snapshot.slis().get(sli.id());
            if (counts != null) {
                counts.byScenario().forEach((scenario, right) -> scenarios.merge(scenario, right, Ratio::plus));
            }
        }
        return scenarios;
    }
}
