package dev.clamor.cli.history;

import java.util.List;
import java.util.stream.Collectors;

/** Values as a row of small bars, the lowest to the highest; a gap for what is no number. */
final class Sparkline {
    private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final char NONE = ' ';

    private Sparkline() {}

    static String of(List<Double> values) {
        double low = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(v -> v)
                .min()
                .orElse(0);
        double high = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(v -> v)
                .max()
                .orElse(0);
        return values.stream()
                .map(value -> String.valueOf(bar(value, low, high)))
                .collect(Collectors.joining());
    }

    private static char bar(double value, double low, double high) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        int top = BARS.length() - 1;
        return BARS.charAt(high > low ? (int) Math.round((value - low) / (high - low) * top) : top / 2);
    }
}
