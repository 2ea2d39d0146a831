package dev.clamor.results.report.html;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Wilson;

/**
 * A rate in a table: the share, its counts and its Wilson interval.
 *
 * @param faint too few events to read much into it
 */
record Rate(String name, String note, String percent, String counts, String bounds, Interval interval, boolean faint) {
    private static final long FEW = 20;

    static Rate of(String name, String note, Ratio ratio) {
        Wilson wilson = Wilson.of(ratio);
        return new Rate(
                name,
                note,
                Numbers.percent(ratio),
                Numbers.count(ratio.good()) + " of " + Numbers.count(ratio.total()),
                wilson.text(),
                Interval.plain(Numbers.value(ratio), wilson.lower(), wilson.upper()),
                ratio.total() < FEW);
    }
}
