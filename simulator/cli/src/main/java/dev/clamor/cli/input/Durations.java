package dev.clamor.cli.input;

import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90s}, {@code 5m}, {@code 1h}, {@code 1.5m}; a bare number is seconds. */
public final class Durations {
    /** No suffix as in Java: {@code 9d} is no nine seconds. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}\\.?\\d{0,20}|\\.\\d{1,20}");

    private Durations() {}

    /** The length in seconds; more than 0 and at most a week. */
    public static double seconds(String option, String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT);
        double unit = trimmed.endsWith("h") ? 3_600 : trimmed.endsWith("m") ? 60 : 1;
        boolean hasUnit = trimmed.endsWith("h") || trimmed.endsWith("m") || trimmed.endsWith("s");
        String number = hasUnit ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
        double seconds = NUMBER.matcher(number).matches() ? unit * Double.parseDouble(number) : 0;
        if (seconds > 0 && seconds <= 7 * 86_400) {
            return seconds;
        }
        throw new InvalidDocumentException(
                List.of(new Problem(option, 0, "", "a time such as 90s, 5m or 1h", "\"" + text + "\"")));
    }
}
