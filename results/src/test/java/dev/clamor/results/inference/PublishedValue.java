package dev.clamor.results.inference;

import dev.clamor.results.inference.Intervals.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A figure that somebody else has printed, and ours.
 *
 * @param method what computes it
 * @param input from what
 * @param published the figure as printed, with all its digits
 * @param ours what our code gives
 * @param source where it is printed, or how it was computed
 * @param reproduced whether ours is meant to be the published figure; if not, the source says why
 */
record PublishedValue(String method, String input, String published, double ours, String source, boolean reproduced) {
    /** Figures with more digits than this are compared to 1e-11: logarithms of the gamma function give no more. */
    private static final double FINEST = 1e-11;

    private static final int DIGITS = 15;

    static PublishedValue of(String method, String input, String published, double ours, String source) {
        return new PublishedValue(method, input, published, ours, source, true);
    }

    /** Both ends of an interval. */
    static List<PublishedValue> ends(
            String method, String input, String lower, String upper, Interval ours, String source) {
        return List.of(
                of(method, input + ", lower end", lower, ours.lower(), source),
                of(method, input + ", upper end", upper, ours.upper(), source));
    }

    /** A figure that the formula named beside it does not give. */
    static PublishedValue other(String method, String input, String published, double ours, String reason) {
        return new PublishedValue(method, input, published, ours, "not reproduced: " + reason, false);
    }

    /** Half a unit of the last printed digit. */
    double tolerance() {
        int decimals = Math.max(0, new BigDecimal(published).scale());
        return Math.max(FINEST, 0.5 * Math.pow(10, -decimals) * (1 + 1e-9));
    }

    boolean matches() {
        return Math.abs(ours - Double.parseDouble(published)) <= tolerance();
    }

    String line() {
        return String.join("\t", method, input, published, plain(ours), source);
    }

    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public String toString() {
        return method + ", " + input + ", " + source;
    }
}
