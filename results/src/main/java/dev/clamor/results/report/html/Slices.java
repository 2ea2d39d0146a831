package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot.TimeSlice;
import dev.clamor.metrics.Ratio;
import java.util.ArrayList;
import java.util.List;

/**
 * The timeline as the page shows it: without gaps, and no more than {@link #MOST} slices however long the run. Where
 * slices are joined, contacts and events add up, contacts in progress are those at the end, and response times are the
 * greatest of the joined slices, because quantiles do not add up.
 *
 * @param seconds width of a slice
 * @param joined how many slices of the snapshot stand in one of these
 * @param list in order, from the run's start; indexes count slices of this width
 */
record Slices(double seconds, int joined, List<TimeSlice> list) {
    static final int MOST = 240;

    static Slices of(List<TimeSlice> timeline) {
        if (timeline.isEmpty()) {
            return new Slices(MetricsConfig.DEFAULT_SLICE_SECONDS, 1, List.of());
        }
        int last = timeline.get(timeline.size() - 1).index();
        int joined = last / MOST + 1;
        List<TimeSlice> list = new ArrayList<>();
        int next = 0;
        TimeSlice before = quiet(0, timeline.get(0).stage(), 0);
        for (int index = 0; index <= last / joined; index++) {
            TimeSlice sum = quiet(index, before.stage(), before.inProgress());
            while (next < timeline.size() && timeline.get(next).index() / joined == index) {
                sum = join(sum, timeline.get(next));
                next++;
            }
            list.add(sum);
            before = sum;
        }
        return new Slices((double) joined * MetricsConfig.DEFAULT_SLICE_SECONDS, joined, List.copyOf(list));
    }

    /** When a slice begins. */
    double start(int index) {
        return index * seconds;
    }

    private static TimeSlice quiet(int index, String stage, long inProgress) {
        return new TimeSlice(
                index, 0, 0, inProgress, stage, Ratio.NONE, Ratio.NONE, Ratio.NONE, Ratio.NONE, Double.NaN, Double.NaN);
    }

    private static TimeSlice join(TimeSlice sum, TimeSlice more) {
        return new TimeSlice(
                sum.index(),
                sum.opened() + more.opened(),
                sum.closed() + more.closed(),
                more.inProgress(),
                more.stage(),
                sum.truly().plus(more.truly()),
                sum.recall().plus(more.recall()),
                sum.harmless().plus(more.harmless()),
                sum.replies().plus(more.replies()),
                greatest(sum.responseP50(), more.responseP50()),
                greatest(sum.responseP95(), more.responseP95()));
    }

    private static double greatest(double a, double b) {
        if (Double.isNaN(a)) {
            return b;
        }
        return Double.isNaN(b) ? a : Math.max(a, b);
    }
}
