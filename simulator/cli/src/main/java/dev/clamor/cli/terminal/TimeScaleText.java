package dev.clamor.cli.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a plan's time scale means, in a sentence. */
public final class TimeScaleText {
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double SECONDS_PER_MINUTE = 60;

    private TimeScaleText() {}

    public static String of(double scale) {
        return scale == 1
                ? "think times as they are"
                : "think times divided by " + number(scale) + ": an hour of customers' time in "
                        + hour(SECONDS_PER_HOUR / scale) + "; patience with a slow reply is not scaled";
    }

    private static String hour(double seconds) {
        boolean minutes = seconds >= SECONDS_PER_MINUTE;
        String number = number(minutes ? seconds / SECONDS_PER_MINUTE : seconds);
        return number + (minutes ? " minute" : " second") + (number.equals("1") ? "" : "s");
    }

    private static String number(double number) {
        return BigDecimal.valueOf(number)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
