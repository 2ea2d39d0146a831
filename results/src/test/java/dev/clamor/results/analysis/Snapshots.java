package dev.clamor.results.analysis;

import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.ModeCounts;
import dev.clamor.metrics.MetricsSnapshot.StepSlice;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Snapshots of runs in which nothing happened but what a test says. */
final class Snapshots {
    private final SortedMap<String, SliCounts> slis = new TreeMap<>();
    private final List<StepSlice> steps = new ArrayList<>();
    private final SortedMap<String, SortedMap<String, Ratio>> stepsBySegment = new TreeMap<>();
    private final SortedMap<String, ModeCounts> modes = new TreeMap<>();

    static Snapshots nothing() {
        return new Snapshots();
    }

    /** Counts of an indicator by segment; by scenario as well. */
    Snapshots with(Sli sli, Map<String, Ratio> segments) {
        SortedMap<String, Ratio> scenarios = new TreeMap<>();
        segments.forEach(
                (segment, ratio) -> scenarios.merge(segment.substring(segment.indexOf('/') + 1), ratio, Ratio::plus));
        Ratio total = segments.values().stream().reduce(Ratio.NONE, Ratio::plus);
        slis.put(
                sli.id(),
                new SliCounts(
                        sli.id(),
                        sli.formula(),
                        total,
                        new TreeMap<>(segments),
                        new TreeMap<>(),
                        scenarios,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>()));
        return this;
    }

    /** Counts of an indicator in ten segments of one persona, evenly. */
    Snapshots even(Sli sli, long good, long total) {
        SortedMap<String, Ratio> segments = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            long all = total * (i + 1) / 10 - total * i / 10;
            long bad = (total - good) * (i + 1) / 10 - (total - good) * i / 10;
            segments.put("calm/s" + i, new Ratio(all - bad, all));
        }
        return with(sli, segments);
    }

    Snapshots step(StepSlice slice) {
        steps.add(slice);
        return this;
    }

    Snapshots step(String step, Map<String, Ratio> segments) {
        stepsBySegment.put(step, new TreeMap<>(segments));
        return this;
    }

    Snapshots mode(String mode, ModeCounts counts) {
        modes.put(mode, counts);
        return this;
    }

    MetricsSnapshot snapshot() {
        MetricsSnapshot empty = new RunMetrics(new MetricsConfig(new java.util.TreeSet<>(), 2, 12)).snapshot();
        return new MetricsSnapshot(
                empty.contacts(),
                slis,
                empty.containment(),
                empty.escalation(),
                empty.experience(),
                empty.risk(),
                empty.latency(),
                steps,
                empty.timeline(),
                empty.worst(),
                empty.health(),
                empty.end(),
                empty.personas(),
                empty.scenarios(),
                stepsBySegment,
                modes,
                empty.faults(),
                empty.agents());
    }
}
