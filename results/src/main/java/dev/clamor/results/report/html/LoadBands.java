package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Percentile;
import dev.clamor.results.report.words.Words;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Quality by load band: by the number of contacts in progress when the contact began. */
final class LoadBands {
    private LoadBands() {}

    static List<AtLoad> of(MetricsSnapshot snapshot) {
        SortedMap<String, LatencySummary> latency = snapshot.latency().byBand();
        SortedSet<String> bands = new TreeSet<>(latency.keySet());
        for (Sli sli :
                List.of(Sli.TRUE_CONTAINMENT, Sli.ESCALATION_RECALL, Sli.WRONG_ACTION_FREE, Sli.ERROR_FREE_TURNS)) {
            bands.addAll(of(snapshot, sli).keySet());
        }
        return bands.stream()
                .map(band -> new AtLoad(
                        Words.band(band),
                        Double.NaN,
                        in(snapshot, Sli.TRUE_CONTAINMENT, band),
                        in(snapshot, Sli.ESCALATION_RECALL, band),
                        AtLoad.bad(in(snapshot, Sli.WRONG_ACTION_FREE, band)),
                        in(snapshot, Sli.ERROR_FREE_TURNS, band),
                        time(latency.getOrDefault(band, LatencySummary.NONE))))
                .toList();
    }

    /** An indicator by band; empty when it was not counted. */
    static SortedMap<String, Ratio> of(MetricsSnapshot snapshot, Sli sli) {
        @Nullable SliCounts counts = snapshot.slis().get(sli.id());
        return counts == null ? Collections.emptySortedMap() : counts.byBand();
    }

    private static Ratio in(MetricsSnapshot snapshot, Sli sli, String band) {
        return of(snapshot, sli).getOrDefault(band, Ratio.NONE);
    }

    private static AtLoad.Time time(LatencySummary latency) {
        return new AtLoad.Time(
                latency.p95(), Percentile.P95.range(latency), Numbers.count(latency.count()) + " replies");
    }
}
