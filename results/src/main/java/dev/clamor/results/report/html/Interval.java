package dev.clamor.results.report.html;

import dev.clamor.results.report.words.Numbers;

/**
 * A drawn interval: coordinates as attributes.
 *
 * @param present false when there is nothing to draw
 * @param target where the target stands; empty for none
 * @param low label of the axis' left end
 * @param high label of its right end
 * @param kind style class
 * @param label what it shows, for those who cannot see it
 */
record Interval(
        boolean present,
        String from,
        String width,
        String point,
        String target,
        String low,
        String high,
        String kind,
        String label) {

    private static final Interval NOTHING = new Interval(false, "", "", "", "", "", "", "", "no events");

    /** On a scale from 0 to 100 %, without a target. */
    static Interval plain(double estimate, double lower, double upper) {
        return of(Axis.FULL, estimate, lower, upper, Double.NaN, "plain");
    }

    /** On a scale that fits the interval and the target. */
    static Interval against(double target, double estimate, double lower, double upper, String kind) {
        return of(Axis.around(target, lower, upper), estimate, lower, upper, target, kind);
    }

    /** A difference of shares on a scale that fits the interval and the limit that it must keep above. */
    static Interval difference(double limit, double estimate, double lower, double upper, String kind) {
        return difference(Axis.aroundDifferences(limit, lower, upper, 0), limit, estimate, lower, upper, kind);
    }

    /** A difference of shares on a given scale. */
    static Interval difference(Axis axis, double limit, double estimate, double lower, double upper, String kind) {
        if (!Double.isFinite(estimate)) {
            return NOTHING;
        }
        String label = Numbers.points(estimate) + ", interval " + Numbers.points(lower) + " to " + Numbers.points(upper)
                + ", limit " + Numbers.points(limit);
        return new Interval(
                true,
                axis.at(lower),
                axis.span(lower, upper),
                axis.at(estimate),
                axis.at(limit),
                Numbers.points(axis.low()),
                Numbers.points(axis.high()),
                kind,
                label);
    }

    private static Interval of(Axis axis, double estimate, double lower, double upper, double target, String kind) {
        if (!Double.isFinite(estimate) || !Double.isFinite(lower) || !Double.isFinite(upper)) {
            return NOTHING;
        }
        boolean aimed = Double.isFinite(target);
        String label = Numbers.percent(estimate) + ", interval " + Numbers.percent(lower) + " to "
                + Numbers.percent(upper) + (aimed ? ", target " + Numbers.percent(target) : "");
        return new Interval(
                true,
                axis.at(lower),
                axis.span(lower, upper),
                axis.at(estimate),
                aimed ? axis.at(target) : "",
                axis.label(axis.low()),
                axis.label(axis.high()),
                kind,
                label);
    }
}
