package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.Latency;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Percentile;
import dev.clamor.results.report.words.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reply latency over the run beside service time, first words and stalls of streamed replies, by stage and by load band. */
record LatencyTable(List<Row> rows, List<Omission> omissions) {

    /** One line; {@code group} is empty where it repeats the line above. */
    record Row(String group, String name, String count, List<Cell> percentiles, String max, String mean) {}

    /** A percentile and its interval, empty with too few replies for one. */
    record Cell(String value, String range, boolean strong) {}

    static LatencyTable of(MetricsSnapshot snapshot) {
        Latency latency = snapshot.latency();
        List<Row> rows = new ArrayList<>();
        rows.add(row("Whole run", "service: sent to reply", latency.service()));
        rows.add(row("", "response: due to reply (judged)", latency.response()));
        if (latency.firstToken().count() > 0) {
            rows.add(row("Streamed replies", "first words: sent to first part", latency.firstToken()));
            rows.add(row("", "stall: longest wait between parts", latency.stall()));
        }
        for (String stage : stages(snapshot)) {
            LatencySummary one = latency.byStage().get(stage);
            if (one != null) {
                rows.add(row(group(rows, "Response by stage"), stage, one));
            }
        }
        latency.byBand()
                .forEach((band, one) ->
                        rows.add(row(group(rows, "Response by contacts in progress"), Words.band(band), one)));
        return new LatencyTable(rows, omissions(snapshot));
    }

    /** The most that service time hides anywhere, in words. */
    String hidden() {
        double most = omissions.stream()
                .mapToDouble(Omission::most)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        return Double.isNaN(most) ? "nothing was measured" : Numbers.millis(Math.max(0, most)) + " at most";
    }

    private static List<Omission> omissions(MetricsSnapshot snapshot) {
        Latency latency = snapshot.latency();
        List<Omission> all = new ArrayList<>();
        all.add(Omission.of("Whole run", latency.service(), latency.response()));
        for (String stage : stages(snapshot)) {
            add(
                    all,
                    "Stage " + stage,
                    latency.serviceByStage().get(stage),
                    latency.byStage().get(stage));
        }
        latency.byBand()
                .forEach((band, response) -> add(
                        all,
                        Words.band(band) + " contacts in progress",
                        latency.serviceByBand().get(band),
                        response));
        return all;
    }

    private static void add(
            List<Omission> to, String part, @Nullable LatencySummary service, @Nullable LatencySummary response) {
        if (service != null && response != null) {
            to.add(Omission.of(part, service, response));
        }
    }

    /** In the order in which they came. */
    private static Set<String> stages(MetricsSnapshot snapshot) {
        Set<String> stages = new LinkedHashSet<>();
        snapshot.timeline().forEach(slice -> stages.add(slice.stage()));
        stages.addAll(snapshot.latency().byStage().keySet());
        return stages;
    }

    private static String group(List<Row> rows, String name) {
        return rows.stream().anyMatch(row -> row.group().equals(name)) ? "" : name;
    }

    private static Row row(String group, String name, LatencySummary latency) {
        return new Row(
                group,
                name,
                Numbers.count(latency.count()),
                Stream.of(Percentile.values()).map(each -> cell(each, latency)).toList(),
                Numbers.millis(latency.max()),
                Numbers.millis(latency.mean()));
    }

    static Cell cell(Percentile percentile, LatencySummary latency) {
        return new Cell(
                Numbers.millis(percentile.millis(latency)),
                percentile.rangeText(latency),
                percentile == Percentile.P95);
    }
}
