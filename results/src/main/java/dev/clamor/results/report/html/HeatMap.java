package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** True containment by persona and scenario. */
record HeatMap(List<String> scenarios, List<Row> rows) {

    /** One persona. */
    record Row(String persona, List<Cell> cells) {}

    /**
     * One segment.
     *
     * @param kind style class: a level from 0 to 9, none without contacts, few below five
     * @param label for those who cannot see the colour
     */
    record Cell(String percent, String counts, String kind, String label) {}

    private static final int FEW = 5;
    private static final int LEVELS = 10;

    static HeatMap of(MetricsSnapshot snapshot) {
        SliCounts counts = snapshot.slis().get(Sli.TRUE_CONTAINMENT.id());
        SortedMap<String, SortedMap<String, Ratio>> byPersona = new TreeMap<>();
        SortedSet<String> scenarios = new TreeSet<>();
        if (counts != null) {
            counts.bySegment().forEach((segment, ratio) -> {
                int slash = segment.indexOf('/');
                String persona = segment.substring(0, Math.max(0, slash));
                String scenario = segment.substring(slash + 1);
                scenarios.add(scenario);
                byPersona.computeIfAbsent(persona, key -> new TreeMap<>()).put(scenario, ratio);
            });
        }
        List<Row> rows = new ArrayList<>();
        byPersona.forEach((persona, cells) -> rows.add(row(persona, scenarios, cells)));
        return new HeatMap(List.copyOf(scenarios), rows);
    }

    private static Row row(String persona, SortedSet<String> scenarios, SortedMap<String, Ratio> cells) {
        return new Row(
                persona,
                scenarios.stream()
                        .map(scenario -> cell(cells.getOrDefault(scenario, Ratio.NONE)))
                        .toList());
    }

    private static Cell cell(Ratio ratio) {
        if (ratio.total() == 0) {
            return new Cell("", "", "none", "no contacts");
        }
        double share = Numbers.value(ratio);
        int level = (int) Math.min(LEVELS - 1, Math.floor(share * LEVELS));
        String few = ratio.total() < FEW ? " few" : "";
        return new Cell(
                Long.toString(Math.round(share * 100)),
                ratio.good() + "/" + ratio.total(),
                "level" + level + few,
                Numbers.withCounts(ratio));
    }
}
