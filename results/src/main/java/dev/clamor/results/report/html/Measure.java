package dev.clamor.results.report.html;

import dev.clamor.results.report.words.Numbers;

/**
 * A measure of the generator, with the limit if there is one, and both drawn in a view box 100 wide.
 *
 * @param limit empty without one
 * @param filled width of what was reached
 * @param mark where the limit is; below 100 when it was passed
 */
record Measure(String name, String value, String limit, String filled, String mark, boolean over) {
    private static final double WIDTH = 100;

    static Measure millis(String name, double millis, double limit) {
        return drawn(name, Numbers.millis(millis), Numbers.millis(limit), millis, limit);
    }

    static Measure share(String name, double share, double limit) {
        return drawn(name, Numbers.percent(share), Numbers.percent(limit), share, limit);
    }

    /** @param value below 0 if unknown */
    static Measure count(String name, long value, double limit) {
        return drawn(name, value < 0 ? Numbers.NONE : Numbers.count(value), Numbers.count((long) limit), value, limit);
    }

    static Measure plain(String name, String value) {
        return new Measure(name, value, Numbers.NONE, "", "", false);
    }

    private static Measure drawn(String name, String value, String limit, double reached, double most) {
        if (!(reached >= 0) || !Double.isFinite(most)) {
            return new Measure(name, value, limit, "", "", false);
        }
        double scale = Math.max(Math.max(most, reached), Double.MIN_NORMAL);
        return new Measure(
                name,
                value,
                limit,
                Axis.number(WIDTH * reached / scale),
                Axis.number(WIDTH * most / scale),
                reached > most);
    }

    /** Whether it was measured. */
    boolean known() {
        return !value.equals(Numbers.NONE);
    }

    /** Whether there is something to draw. */
    boolean isDrawn() {
        return !mark.isEmpty();
    }
}
