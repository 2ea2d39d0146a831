package dev.clamor.results.report.html;

import dev.clamor.results.report.trend.Trend;
import dev.clamor.results.report.trend.TrendRun;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Visible;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every objective over the runs, as a page.
 *
 * @param trends at least one
 * @param version of Clamor
 */
public record HistoryPage(List<Trend> trends, String version) {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HistoryPage.class.getClassLoader(), HistoryPage.class.getPackageName());

    /** The title element, escaped. */
    public String title() {
        return "<title>Clamor history</title>\n";
    }

    /** The body's content, escaped; controls and direction marks from outside are made visible. */
    public String body() {
        StringOutput output = new StringOutput();
        TEMPLATES.render("history.jte", this, output);
        return Visible.of(output.toString());
    }

    /** What the charts draw: maps, lists, strings and numbers. */
    public Map<String, Object> charts() {
        Map<String, Object> charts = new LinkedHashMap<>();
        charts.put("runs", runs().stream().map(HistoryPage::run).toList());
        charts.put("trends", trends.stream().map(HistoryPage::trend).toList());
        return charts;
    }

    List<TrendRun> runs() {
        SortedSet<TrendRun> runs =
                new TreeSet<>(Comparator.comparing(TrendRun::startedAt).thenComparing(TrendRun::id));
        trends.forEach(trend -> trend.points().forEach(point -> runs.add(point.run())));
        return List.copyOf(runs);
    }

    static String changes(TrendRun run) {
        return run.changes().stream().map(TrendRun.Change::word).collect(Collectors.joining(", "));
    }

    static String percent(double share) {
        return Numbers.percent(share);
    }

    static String kind(Trend.Point point) {
        return switch (point.state()) {
            case "MET" -> "good";
            case "BREACHED" -> "bad";
            default -> "unsure";
        };
    }

    private static Map<String, Object> run(TrendRun run) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("id", Visible.line(run.id()));
        block.put("began", run.startedAt());
        block.put("decision", run.decision());
        block.put("changes", changes(run));
        return block;
    }

    private static Map<String, Object> trend(Trend trend) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("objective", Visible.line(trend.objective()));
        block.put("points", trend.points().stream().map(HistoryPage::point).toList());
        return block;
    }

    private static Map<String, Object> point(Trend.Point point) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("run", Visible.line(point.run().id()));
        block.put("state", point.state());
        block.put("estimate", point.estimate());
        block.put("lower", point.lower());
        block.put("upper", point.upper());
        block.put("target", point.target());
        return block;
    }
}
