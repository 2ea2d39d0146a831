package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Wilson;

/**
 * A rate in a table: the share, its counts and its Wilson interval.
 *
 * @param faint too few events to read much into it
 */
record Rate(String name, String note, String percent, String counts, String bounds, Interval interval, boolean faint) {
    private static final long FEW = 20;

    /** Of events whose segments are not known. */
    static Rate of(String name, String note, Ratio ratio) {
        return of(name, note, ratio, Wilson.of(ratio));
    }

    /** Of an indicator's events; {@link Ratio#NONE} when it was not counted. */
    static Rate of(String name, String note, MetricsSnapshot snapshot, Sli sli) {
        SliCounts counts = snapshot.slis().get(sli.id());
        return counts == null ? of(name, note, Ratio.NONE) : of(name, note, counts.total(), snapshot, sli);
    }

    /** Of these events, by the segments of the indicator if it has counted the same ones. */
    static Rate of(String name, String note, Ratio ratio, MetricsSnapshot snapshot, Sli sli) {
        SliCounts counts = snapshot.slis().get(sli.id());
        return counts == null
                ? of(name, note, ratio)
                : of(name, note, ratio, Wilson.of(ratio, counts.bySegment().values()));
    }

    /** With an interval of one's own. */
    static Rate of(String name, String note, Ratio ratio, Wilson wilson) {
        return new Rate(
                name,
                note,
                Numbers.percent(ratio),
                Numbers.count(ratio.good()) + " of " + Numbers.count(ratio.total()),
                wilson.text() + (wilson.bySegment() && ratio.total() > 0 ? " by segment" : ""),
                Interval.plain(Numbers.value(ratio), wilson.lower(), wilson.upper()),
                ratio.total() < FEW);
    }
}
