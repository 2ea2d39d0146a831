package dev.clamor.results.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as a release manager reads them. */
final class Words {
    private static final double THIRD = 1 / 3.0;
    private static final int MOST_DECIMALS = 9;
    private static final int PERCENT_DIGITS = 2;

    private Words() {}

    static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** A number with up to two decimals. */
    static String number(double number) {
        return number == Math.rint(number) ? count(number) : String.format(Locale.ROOT, "%,.2f", number);
    }

    /** A share as a percentage; one that is neither 0 nor 1 is never shown as such. */
    static String percent(double share) {
        return percent(share, share < THIRD ? BigDecimal.ZERO : BigDecimal.ONE);
    }

    /** A share as a percentage, with as many decimals as it takes to see on which side of the target it lies. */
    static String percent(double share, BigDecimal target) {
        return hundredths(share, target) + " %";
    }

    /** A difference of shares in percentage points, on its own side of the limit: -1.2 points. */
    static String points(double difference, BigDecimal limit) {
        return hundredths(difference, limit) + " points";
    }

    /** A margin as it was written: 2 points, 0.5 points. */
    static String points(BigDecimal margin) {
        return margin.movePointRight(PERCENT_DIGITS).stripTrailingZeros().toPlainString() + " points";
    }

    private static String hundredths(double share, BigDecimal target) {
        BigDecimal exact = BigDecimal.valueOf(share).movePointRight(PERCENT_DIGITS);
        BigDecimal goal = target.movePointRight(PERCENT_DIGITS);
        int decimals = 1;
        while (decimals < MOST_DECIMALS && side(exact, goal, decimals) != exact.compareTo(goal)) {
            decimals++;
        }
        return exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static int side(BigDecimal exact, BigDecimal goal, int decimals) {
        return exact.setScale(decimals, RoundingMode.HALF_EVEN).compareTo(goal);
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
