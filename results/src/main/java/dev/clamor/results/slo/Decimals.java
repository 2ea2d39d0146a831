package dev.clamor.results.slo;

import dev.clamor.document.Section;
import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads decimal numbers as they are written, because binary arithmetic gets budgets wrong. */
public final class Decimals {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{0,3}(\\.[0-9]{1,14})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_DIGITS = 2;

    private Decimals() {}

    /** A required {@code target} above 0 and below 1, or {@code targetPercent} above 0 and below 100. */
    public static BigDecimal target(Section section) {
        boolean share = section.has("target");
        boolean percent = section.has("targetPercent");
        if (share && percent) {
            section.wrong("targetPercent", "either target or targetPercent", "both");
        }
        BigDecimal harmless = new BigDecimal("0.5");
        return percent && !share
                ? read(section, "targetPercent", "a decimal number above 0 and below 100", Decimals::percent, harmless)
                        .movePointLeft(PERCENT_DIGITS)
                : read(section, "target", "a decimal number above 0 and below 1", Decimals::share, harmless);
    }

    /** A required number above 0 and at most 1: the share of good events that makes a slice of time good. */
    public static BigDecimal sliceTarget(Section section, String key) {
        return read(
                section,
                key,
                "a decimal number above 0 and at most 1",
                v -> v.signum() > 0 && v.compareTo(BigDecimal.ONE) <= 0,
                BigDecimal.ONE);
    }

    /** A required number from 0 to below 1: how much worse than the baseline it may be. */
    public static BigDecimal margin(Section section, String key) {
        return read(
                section,
                key,
                "a decimal number from 0 to below 1, such as 0.02 for two percentage points",
                v -> v.compareTo(BigDecimal.ONE) < 0,
                BigDecimal.ZERO);
    }

    private static boolean share(BigDecimal value) {
        return value.signum() > 0 && value.compareTo(BigDecimal.ONE) < 0;
    }

    private static boolean percent(BigDecimal value) {
        return value.signum() > 0 && value.compareTo(HUNDRED) < 0;
    }

    private static BigDecimal read(
            Section section, String key, String expected, Predicate<BigDecimal> fits, BigDecimal otherwise) {
        String text = section.text(key);
        if (!text.isEmpty() && DECIMAL.matcher(text).matches()) {
            BigDecimal value = new BigDecimal(text);
            if (fits.test(value)) {
                return value;
            }
        }
        if (section.has(key)) {
            section.wrong(key, expected);
        }
        return otherwise;
    }
}
