package dev.clamor.results.report.html;

import dev.clamor.results.report.words.Numbers;
import java.util.Locale;

/** A horizontal scale of a drawing: shares from {@code low} to {@code high} over its width, in per cent of it. */
record Axis(double low, double high) {
    /** From 0 to 1. */
    static final Axis FULL = new Axis(0, 1);

    private static final double WIDTH = 100;
    private static final double MARGIN = 3;
    private static final double PADDING = 0.12;
    private static final double LEAST = 1;
    private static final double CLOSE = 0.05;

    /** Around these values with some room, within 0 and 1; the full scale when none is a number. */
    static Axis around(double... values) {
        return around(FULL, values);
    }

    /** Around these differences of shares with some room, within -1 and 1. */
    static Axis aroundDifferences(double... values) {
        return around(new Axis(-1, 1), values);
    }

    private static Axis around(Axis widest, double... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low >= high) {
            return widest;
        }
        double room = PADDING * (high - low);
        return new Axis(Math.max(widest.low, low - room), Math.min(widest.high, high + room));
    }

    /** Where a value stands, as an attribute. */
    String at(double value) {
        return number(position(value)) + "%";
    }

    /** How wide the span is, at least one per cent, as an attribute. */
    String span(double from, double to) {
        return number(Math.max(LEAST, position(to) - position(from))) + "%";
    }

    private double position(double value) {
        double share = (Math.max(low, Math.min(high, value)) - low) / (high - low);
        return MARGIN + share * (WIDTH - 2 * MARGIN);
    }

    /** A coordinate with two decimals. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** A value at the scale's end, with the digits that the scale's width deserves. */
    String label(double value) {
        return Numbers.decimal(value * WIDTH, high - low < CLOSE ? 2 : 0) + " %";
    }
}
