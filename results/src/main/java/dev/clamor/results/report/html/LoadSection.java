package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.TimeSlice;
import dev.clamor.metrics.Sli;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Quality against load: by arrival rate, by contacts in progress and over time.
 *
 * @param marked whether a knee is marked among the arrivals
 */
record LoadSection(
        List<String> sentences,
        boolean marked,
        List<AtLoad> arrivals,
        List<AtLoad> bands,
        String caption,
        List<Slice> slices) {

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

    static LoadSection of(MetricsSnapshot snapshot, boolean marked) {
        List<AtLoad> bands = LoadBands.of(snapshot);
        List<String> sentences = Stream.of(
                        overLoad("True containment", snapshot, Sli.TRUE_CONTAINMENT),
                        overLoad("Escalation recall", snapshot, Sli.ESCALATION_RECALL),
                        overLoad("The share of contacts without a wrong action", snapshot, Sli.WRONG_ACTION_FREE),
                        slower(bands))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        Slices slices = Slices.of(snapshot.timeline());
        return new LoadSection(
                sentences,
                marked,
                arrivals(snapshot),
                bands,
                caption(slices),
                slices.list().stream().map(slice -> slice(slice, slices)).toList());
    }

    /** What the curves draw. */
    static Map<String, Object> chart(MetricsSnapshot snapshot, List<Finding> findings) {
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("arrivals", arrivals(snapshot).stream().map(AtLoad::point).toList());
        chart.put("open", LoadBands.of(snapshot).stream().map(AtLoad::point).toList());
        chart.put("targets", targets(findings));
        return chart;
    }

    /** As shares of what the charts draw, of the objectives that gate. */
    private static Map<String, Object> targets(List<Finding> findings) {
        Map<String, Object> targets = new LinkedHashMap<>();
        target(findings, Sli.TRUE_CONTAINMENT).ifPresent(share -> targets.put("truly", share));
        target(findings, Sli.ESCALATION_RECALL).ifPresent(share -> targets.put("recall", share));
        target(findings, Sli.WRONG_ACTION_FREE)
                .ifPresent(share -> targets.put("wrong", BigDecimal.ONE.subtract(share)));
        return targets;
    }

    private static Optional<BigDecimal> target(List<Finding> findings, Sli sli) {
        return findings.stream()
                .map(Finding::slo)
                .filter(slo -> slo.gating() && slo.countsContacts() && slo.sli().equals(sli.id()))
                .map(Slo::target)
                .findFirst();
    }

    /** Seconds over which arrivals are counted. */
    int window() {
        return ArrivalBins.WINDOW_SECONDS;
    }

    private static List<AtLoad> arrivals(MetricsSnapshot snapshot) {
        return ArrivalBins.of(snapshot.timeline());
    }

    private static String overLoad(String what, MetricsSnapshot snapshot, Sli sli) {
        return Sentences.overLoad(what, LoadBands.of(snapshot, sli));
    }

    /** Only between bands with enough replies for an interval. */
    private static String slower(List<AtLoad> bands) {
        List<AtLoad> told =
                bands.stream().filter(band -> band.p95().range().isPresent()).toList();
        if (told.size() < 2) {
            return "";
        }
        AtLoad low = told.get(0);
        AtLoad high = told.get(told.size() - 1);
        return "Of response times the 95th percentile is " + low.p95().value() + " with " + low.label()
                + " contacts in progress and " + high.p95().value() + " with " + high.label() + ".";
    }

    private static String caption(Slices slices) {
        return "Slices of " + Numbers.decimal(slices.seconds(), 0) + " s"
                + (slices.joined() == 1
                        ? "."
                        : "; response times are the greatest of every " + MetricsConfig.DEFAULT_SLICE_SECONDS
                                + " s within.");
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
