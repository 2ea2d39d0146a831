package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.metrics.MetricsSnapshot.TimeSlice;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Percentile;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.report.words.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Quality against load: by load band and over time. */
record LoadSection(List<String> sentences, String caption, List<Band> bands, List<Slice> slices) {

    /** One load band. */
    record Band(String label, Rate truly, Rate recall, Rate usable, LatencyTable.Cell p95, String replies) {}

    /** One slice of time. */
    record Slice(
            String from,
            String stage,
            String opened,
            String inProgress,
            String truly,
            String recall,
            String p50,
            String p95) {}

    static LoadSection of(MetricsSnapshot snapshot) {
        SortedMap<String, Ratio> truly = bands(snapshot, Sli.TRUE_CONTAINMENT);
        SortedMap<String, Ratio> recall = bands(snapshot, Sli.ESCALATION_RECALL);
        List<String> sentences = Stream.of(
                        Sentences.overLoad("True containment", truly), Sentences.overLoad("Escalation recall", recall))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        SortedMap<String, Ratio> usable = bands(snapshot, Sli.ERROR_FREE_TURNS);
        SortedSet<String> labels = new TreeSet<>(truly.keySet());
        labels.addAll(recall.keySet());
        labels.addAll(usable.keySet());
        labels.addAll(snapshot.latency().byBand().keySet());
        List<Band> bands = new ArrayList<>();
        for (String label : labels) {
            LatencySummary latency = snapshot.latency().byBand().get(label);
            bands.add(new Band(
                    Words.band(label),
                    rate(truly, label),
                    rate(recall, label),
                    rate(usable, label),
                    LatencyTable.cell(Percentile.P95, latency == null ? LatencySummary.NONE : latency),
                    latency == null ? "0" : Numbers.count(latency.count())));
        }
        Slices slices = Slices.of(snapshot.timeline());
        return new LoadSection(
                sentences,
                caption(slices),
                bands,
                slices.list().stream().map(slice -> slice(slice, slices)).toList());
    }

    private static String caption(Slices slices) {
        return "Slices of " + Numbers.decimal(slices.seconds(), 0) + " s"
                + (slices.joined() == 1
                        ? "."
                        : "; response times are the greatest of every " + MetricsConfig.DEFAULT_SLICE_SECONDS
                                + " s within.");
    }

    private static Rate rate(SortedMap<String, Ratio> byBand, String label) {
        return Rate.of(label, "", byBand.getOrDefault(label, Ratio.NONE));
    }

    private static SortedMap<String, Ratio> bands(MetricsSnapshot snapshot, Sli sli) {
        @Nullable SliCounts counts = snapshot.slis().get(sli.id());
        return counts == null ? Collections.emptySortedMap() : counts.byBand();
    }

    private static Slice slice(TimeSlice slice, Slices slices) {
        return new Slice(
                Numbers.decimal(slices.start(slice.index()), 0) + " s",
                slice.stage(),
                Numbers.count(slice.opened()),
                Numbers.count(slice.inProgress()),
                Numbers.withCounts(slice.truly()),
                Numbers.withCounts(slice.recall()),
                Numbers.millis(slice.responseP50()),
                Numbers.millis(slice.responseP95()));
    }
}
