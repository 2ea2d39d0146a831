package dev.clamor.results.verdict;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as a release manager reads them. */
final class Words {
    private static final double PERCENT = 100;
    private static final int PERCENT_DIGITS = 2;

    private Words() {}

    static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** A number with up to two decimals. */
    static String number(double number) {
        return number == Math.rint(number) ? count(number) : String.format(Locale.ROOT, "%,.2f", number);
    }

    /** A share as a percentage, with as many decimals as it takes not to call a share below 1 "100". */
    static String percent(double share) {
        double percent = PERCENT * share;
        String shown = String.format(Locale.ROOT, "%.1f %%", percent);
        boolean coarse = shown.equals("100.0 %") && share < 1 || shown.equals("0.0 %") && share > 0;
        return coarse ? String.format(Locale.ROOT, "%.3f %%", percent) : shown;
    }

    /** A target as it was written: 85 %, 99.9 %. */
    static String percent(BigDecimal target) {
        return target.movePointRight(PERCENT_DIGITS).stripTrailingZeros().toPlainString() + " %";
    }

    /** A level of confidence: 95 %, 99.9 %. */
    static String level(double confidence) {
        return percent(BigDecimal.valueOf(confidence));
    }
}
