package dev.clamor.results.report.words;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.Intervals;

/**
 * Wilson's score interval of a proportion, two-sided, 95 %, for drawing. It takes events as independent: no objective is
 * judged by it.
 *
 * @param lower NaN without events
 * @param upper NaN without events
 */
public record Wilson(double lower, double upper) {
    private static final double ALPHA = 0.05;

    /** The interval of this ratio. */
    public static Wilson of(Ratio ratio) {
        if (ratio.total() == 0) {
            return new Wilson(Double.NaN, Double.NaN);
        }
        Intervals.Interval interval = Intervals.wilson(ratio.good(), ratio.total(), ALPHA);
        return new Wilson(interval.lower(), interval.upper());
    }

    /** {@code 58.1–64.6 %}. */
    public String text() {
        return Double.isNaN(lower)
                ? Numbers.NONE
                : Numbers.decimal(lower * 100, 1) + "\u2013" + Numbers.decimal(upper * 100, 1) + " %";
    }
}
