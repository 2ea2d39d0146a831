package dev.clamor.results.report.html;

import dev.clamor.results.report.trend.Trend;
import dev.clamor.results.report.trend.TrendRun;
import dev.clamor.results.report.words.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How the objectives went over earlier runs of the plan, ready to draw.
 *
 * @param runs oldest first, this one last; empty without an earlier one
 * @param rows one for each objective
 */
record HistorySection(List<TrendRun> runs, List<Row> rows) {
    private static final double HEIGHT = 44;
    private static final double EDGE = 6;
    private static final double WIDTH = 100;
    /** Half the width of a run's target, as a share of the room that a run has. */
    private static final double HALF = 0.36;

    /**
     * An objective.
     *
     * @param label all its runs in words, for those who cannot see the drawing
     * @param high label of the drawing's upper end
     * @param low label of its lower end
     */
    record Row(
            String id,
            boolean gating,
            List<Bar> bars,
            String label,
            String high,
            String low,
            String now,
            String kind) {}

    /**
     * A run's part of the drawing: coordinates as attributes, across in per cent of the width, down in pixels.
     *
     * @param found whether it had any events
     * @param from left end of its target
     * @param to right end of its target
     * @param changed whether the agent or the suite is not that of the run before
     * @param edge left end of its room
     */
    record Bar(
            boolean found,
            String kind,
            String across,
            String from,
            String to,
            String top,
            String bottom,
            String point,
            String target,
            boolean changed,
            String edge) {}

    static HistorySection of(List<Trend> trends) {
        SortedSet<TrendRun> runs =
                new TreeSet<>(Comparator.comparing(TrendRun::startedAt).thenComparing(TrendRun::id));
        trends.forEach(trend -> trend.points().forEach(point -> runs.add(point.run())));
        List<TrendRun> ordered = List.copyOf(runs);
        return new HistorySection(
                ordered, trends.stream().map(trend -> row(trend, ordered)).toList());
    }

    boolean present() {
        return !runs.isEmpty();
    }

    int earlier() {
        return runs.size() - 1;
    }

    static String changes(TrendRun run) {
        return HistoryPage.changes(run);
    }

    private static Row row(Trend trend, List<TrendRun> runs) {
        Axis axis = Axis.around(trend.points().stream()
                .flatMap(point -> Stream.of(point.lower(), point.upper(), point.target(), point.estimate()))
                .mapToDouble(Double::doubleValue)
                .toArray());
        List<Bar> bars = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Trend.Point point : trend.points()) {
            bars.add(bar(point, axis, runs.indexOf(point.run()), runs.size()));
            words.add(point.run().id() + " " + Numbers.percent(point.estimate()) + ", " + point.state());
        }
        Trend.Point last = trend.last();
        return new Row(
                trend.objective(),
                trend.gating(),
                bars,
                String.join("; ", words),
                axis.label(axis.high()),
                axis.label(axis.low()),
                Numbers.percent(last.estimate()),
                HistoryPage.kind(last));
    }

    private static Bar bar(Trend.Point point, Axis axis, int place, int runs) {
        double room = WIDTH / runs;
        double middle = (place + 0.5) * room;
        return new Bar(
                Double.isFinite(point.estimate()),
                HistoryPage.kind(point),
                percent(middle),
                percent(middle - HALF * room),
                percent(middle + HALF * room),
                down(axis, point.upper()),
                down(axis, point.lower()),
                down(axis, point.estimate()),
                down(axis, point.target()),
                !point.run().changes().isEmpty(),
                percent(place * room));
    }

    private static String percent(double across) {
        return Axis.number(across) + "%";
    }

    private static String down(Axis axis, double share) {
        return Axis.number(EDGE + (axis.high() - share) / (axis.high() - axis.low()) * HEIGHT);
    }
}
