package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot.FaultImpact;
import dev.clamor.metrics.MetricsSnapshot.TimeSlice;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Visible;
import dev.clamor.results.report.words.Wilson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the chart over time draws. Rates of few contacts jump about, so neighbouring slices are put together. */
final class TimelineChart {
    private static final long ENOUGH = 20;

    private TimelineChart() {}

    static Map<String, Object> of(List<TimeSlice> timeline, List<FaultImpact> faults) {
        Slices slices = Slices.of(timeline);
        List<TimeSlice> list = slices.list();
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("sliceSeconds", slices.seconds());
        chart.put(
                "seconds",
                list.stream().map(slice -> slices.start(slice.index())).toList());
        chart.put("inProgress", list.stream().map(TimeSlice::inProgress).toList());
        chart.put(
                "arrivals",
                list.stream().map(slice -> slice.opened() / slices.seconds()).toList());
        chart.put("p50", list.stream().map(TimeSlice::responseP50).toList());
        chart.put("p95", list.stream().map(TimeSlice::responseP95).toList());
        chart.put("truly", merged(slices, TimeSlice::truly));
        chart.put("recall", merged(slices, TimeSlice::recall));
        chart.put("stages", stages(slices));
        chart.put("faults", faults.stream().map(TimelineChart::fault).toList());
        return chart;
    }

    /** As long as it was on; as planned, where that is not known. */
    private static Map<String, Object> fault(FaultImpact fault) {
        Map<String, Object> band = new LinkedHashMap<>();
        band.put("name", Visible.line(fault.fault()));
        band.put("from", Double.isNaN(fault.onSeconds()) ? fault.fromSeconds() : fault.onSeconds());
        band.put("to", Double.isNaN(fault.offSeconds()) ? fault.toSeconds() : fault.offSeconds());
        return band;
    }

    /** Points of at least 20 events each, where there are as many; the rest joins the last. */
    private static List<Map<String, Object>> merged(Slices slices, Function<TimeSlice, Ratio> of) {
        List<Span> spans = new ArrayList<>();
        Span open = Span.EMPTY;
        for (TimeSlice slice : slices.list()) {
            open = open.plus(slice.index(), of.apply(slice));
            if (open.ratio().total() >= ENOUGH) {
                spans.add(open);
                open = Span.EMPTY;
            }
        }
        if (open.ratio().total() > 0) {
            Span last = spans.isEmpty() ? Span.EMPTY : spans.remove(spans.size() - 1);
            spans.add(last.plus(open));
        }
        return spans.stream().map(span -> span.point(slices)).toList();
    }

    private static List<Map<String, Object>> stages(Slices slices) {
        List<Map<String, Object>> stages = new ArrayList<>();
        String current = "";
        for (TimeSlice slice : slices.list()) {
            if (stages.isEmpty() || !slice.stage().equals(current)) {
                current = slice.stage();
                Map<String, Object> stage = new LinkedHashMap<>();
                stage.put("name", Visible.line(current));
                stage.put("from", slices.start(slice.index()));
                stages.add(stage);
            }
            stages.get(stages.size() - 1).put("to", slices.start(slice.index() + 1));
        }
        return stages;
    }

    /** Neighbouring slices and their events together. */
    private record Span(int first, int last, Ratio ratio) {
        static final Span EMPTY = new Span(-1, -1, Ratio.NONE);

        Span plus(int index, Ratio more) {
            if (more.total() == 0) {
                return this;
            }
            return new Span(first < 0 ? index : first, index, ratio.plus(more));
        }

        Span plus(Span later) {
            return new Span(first < 0 ? later.first : first, later.last, ratio.plus(later.ratio));
        }

        Map<String, Object> point(Slices slices) {
            Wilson wilson = Wilson.of(ratio);
            Map<String, Object> point = new LinkedHashMap<>();
            point.put("at", (slices.start(first) + slices.start(last + 1)) / 2);
            point.put("from", slices.start(first));
            point.put("to", slices.start(last + 1));
            point.put("value", Numbers.value(ratio));
            point.put("lower", wilson.lower());
            point.put("upper", wilson.upper());
            point.put("good", ratio.good());
            point.put("total", ratio.total());
            return point;
        }
    }
}
