package dev.clamor.results.knee;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers and names are told. */
final class KneeWords {
    private static final MathContext DIGITS = new MathContext(3);

    private KneeWords() {}

    /** Three significant digits, without zeros at the end. */
    static String rate(double rate) {
        return new BigDecimal(rate).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.0f s", seconds);
    }

    /** {@code humans-when-needed (escalation recall)}. */
    static String objective(OnStep objective) {
        return objective.objective() + " (" + indicator(objective.indicator()) + ")";
    }

    /** {@code escalation recall}, {@code replies faster than 4000ms}. */
    static String indicator(String id) {
        StringBuilder words = new StringBuilder();
        for (char c : id.replace(':', ' ').toCharArray()) {
            words.append(Character.isUpperCase(c) ? " " + Character.toLowerCase(c) : String.valueOf(c));
        }
        return words.toString();
    }
}
