package dev.clamor.cli.history;

import dev.clamor.cli.terminal.Printable;
import dev.clamor.results.report.trend.Trend;
import dev.clamor.results.report.trend.TrendRun;
import dev.clamor.results.report.words.Numbers;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Trends as a terminal shows them: the runs, then a line for each objective, or one objective run by run. */
final class HistoryText {
    private static final int MOST_RUNS = 30;
    private static final double HUNDRED = 100;
    private static final String COURSE = "course";
    private static final String OBJECTIVE = "objective";
    private static final String FIGURES = "%6s  %-14s  %8s  %s";
    private static final String POINT = "%4d  " + FIGURES;

    private final PrintWriter out;
    private final Ansi ansi;

    HistoryText(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void print(List<Trend> trends, boolean runByRun) {
        Map<String, Integer> places = runs(trends);
        out.println();
        if (runByRun) {
            trends.forEach(trend -> points(trend, places));
        } else {
            objectives(trends);
        }
    }

    /** Prints the runs; where each is in their order. */
    private Map<String, Integer> runs(List<Trend> trends) {
        Collection<TrendRun> runs = trends.stream()
                .flatMap(trend -> trend.points().stream())
                .map(Trend.Point::run)
                .collect(Collectors.toMap(TrendRun::id, run -> run, (one, same) -> one))
                .values();
        List<TrendRun> inTime = runs.stream()
                .sorted(java.util.Comparator.comparing(TrendRun::startedAt).thenComparing(TrendRun::id))
                .toList();
        Map<String, Integer> places = new LinkedHashMap<>();
        out.println(String.format(Locale.ROOT, "%4s  %-19s  %-9s  %-36s  %s", "run", "began", "decision", "id", "new"));
        for (TrendRun run : inTime) {
            places.put(run.id(), places.size() + 1);
            out.println(String.format(
                            Locale.ROOT,
                            "%4d  %-19s  %-9s  %-36s  %s",
                            places.size(),
                            run.startedAt(),
                            Printable.of(run.decision()),
                            Printable.of(run.id()),
                            changes(run))
                    .stripTrailing());
        }
        return places;
    }

    private static String changes(TrendRun run) {
        return run.changes().stream().map(TrendRun.Change::word).collect(Collectors.joining(", "));
    }

    private void objectives(List<Trend> trends) {
        int names = widest(OBJECTIVE, trends, trend -> Printable.of(trend.objective()));
        int courses = widest(COURSE, trends, HistoryText::course);
        String row = "%-" + names + "s  %-" + courses + "s  " + FIGURES;
        out.println(String.format(Locale.ROOT, row, OBJECTIVE, COURSE, "last %", "interval", "target %", "state"));
        for (Trend trend : trends) {
            Trend.Point last = trend.last();
            out.println(String.format(
                    Locale.ROOT,
                    row,
                    Printable.of(trend.objective()),
                    course(trend),
                    percent(last.estimate()),
                    interval(last),
                    percent(last.target()),
                    state(last)));
        }
        out.println("Each course is drawn from its lowest to its highest value, the last " + MOST_RUNS
                + " runs at most; --objective ID shows the numbers.");
    }

    private static int widest(String head, List<Trend> trends, Function<Trend, String> text) {
        return Math.max(
                head.length(),
                trends.stream()
                        .mapToInt(trend -> text.apply(trend).length())
                        .max()
                        .orElse(0));
    }

    private static String course(Trend trend) {
        List<Trend.Point> points = trend.points();
        return Sparkline.of(points.subList(Math.max(0, points.size() - MOST_RUNS), points.size()).stream()
                .map(Trend.Point::estimate)
                .toList());
    }

    private void points(Trend trend, Map<String, Integer> places) {
        out.println(Printable.of(trend.objective()) + (trend.gating() ? "" : ", does not gate"));
        out.println(String.format(Locale.ROOT, "%4s  " + FIGURES, "run", "%", "interval", "target %", "state"));
        for (Trend.Point point : trend.points()) {
            out.println(String.format(
                    Locale.ROOT,
                    POINT,
                    places.get(point.run().id()),
                    percent(point.estimate()),
                    interval(point),
                    percent(point.target()),
                    state(point)));
        }
    }

    private static String interval(Trend.Point point) {
        return percent(point.lower()) + " to " + percent(point.upper());
    }

    private static String percent(double share) {
        return Numbers.decimal(HUNDRED * share, 1);
    }

    private String state(Trend.Point point) {
        String state = Printable.of(point.state());
        String color = switch (state) {
            case "MET" -> "green";
            case "BREACHED" -> "red";
            default -> "yellow";
        };
        return ansi.string("@|fg(" + color + ") " + state + "|@");
    }
}
