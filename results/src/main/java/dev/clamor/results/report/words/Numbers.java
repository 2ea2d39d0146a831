package dev.clamor.results.report.words;

import dev.clamor.metrics.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are printed: the same everywhere, whatever the machine's language. A missing number is a dash. */
public final class Numbers {
    /** Stands for a number that does not exist. */
    public static final String NONE = "\u2013";

    private static final double HUNDRED = 100;
    private static final double SECOND = 1000;
    private static final double SMALL = 0.1;
    private static final int MINUTE = 60;
    private static final int MOST_DIGITS = 4;

    private Numbers() {}

    /** A whole number with thousands separated by commas. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A fixed number of decimals. */
    public static String decimal(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,." + digits + "f", value) : NONE;
    }

    /**
     * A share as a percentage with one decimal; with more where one decimal would print a share below 1 as 100.0 or a
     * share above 0 as 0.0.
     */
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            String text = String.format(Locale.ROOT, "%." + digits + "f", share * HUNDRED);
            double shown = Double.parseDouble(text);
            boolean hidesBad = shown >= HUNDRED && share < 1;
            boolean hidesGood = shown <= 0 && share > 0;
            if (!hidesBad && !hidesGood) {
                return text + " %";
            }
        }
        return String.format(Locale.ROOT, "%." + MOST_DIGITS + "f %%", share * HUNDRED);
    }

    /** A share with as many decimals as it takes to stand on its own side of the target, four at most. */
    public static String percent(double share, BigDecimal target) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        BigDecimal aim = target.movePointRight(2);
        BigDecimal exact = new BigDecimal(Double.toString(share)).movePointRight(2);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal shown = exact.setScale(digits, RoundingMode.HALF_EVEN);
            if (Integer.signum(shown.compareTo(aim)) == Integer.signum(exact.compareTo(aim))) {
                return digits == 1 ? percent(share) : shown.toPlainString() + " %";
            }
        }
        return exact.setScale(MOST_DIGITS, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }

    /** A ratio's value as a percentage. */
    public static String percent(Ratio ratio) {
        return percent(value(ratio));
    }

    /** A target as a percentage, with the digits that it was given with. */
    public static String percent(BigDecimal target) {
        BigDecimal scaled = target.movePointRight(2).stripTrailingZeros();
        return (scaled.scale() < 0 ? scaled.setScale(0) : scaled).toPlainString() + " %";
    }

    /** A difference of shares in percentage points with its sign: {@code +1.2}, {@code -0.04}, {@code 0.0}. */
    public static String points(double difference) {
        if (!Double.isFinite(difference)) {
            return NONE;
        }
        double points = difference * HUNDRED;
        int digits = Math.abs(points) < SMALL && points != 0 ? 2 : 1;
        String text = String.format(Locale.ROOT, "%+." + digits + "f", points);
        return text.matches("[+-]0\\.0+") ? text.substring(1) : text;
    }

    /** {@code 61.4 % (1,200 of 1,954)}. */
    public static String withCounts(Ratio ratio) {
        return ratio.total() == 0
                ? "no events"
                : percent(ratio) + " (" + count(ratio.good()) + " of " + count(ratio.total()) + ")";
    }

    /** A ratio's value, NaN without events. */
    public static double value(Ratio ratio) {
        return ratio.value().orElse(Double.NaN);
    }

    /** Milliseconds below two seconds, seconds above. */
    public static String millis(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        return value < 2 * SECOND ? decimal(value, 0) + " ms" : decimal(value / SECOND, 2) + " s";
    }

    /** Seconds, or minutes and seconds. */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        if (seconds < 2 * MINUTE) {
            return decimal(seconds, 1) + " s";
        }
        long whole = Math.round(seconds);
        return whole / MINUTE + " min " + whole % MINUTE + " s";
    }
}
