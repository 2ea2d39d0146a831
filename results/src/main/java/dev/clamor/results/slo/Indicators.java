package dev.clamor.results.slo;

import dev.clamor.document.Nearest;
import dev.clamor.document.Section;
import dev.clamor.metrics.Sli;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the name of an indicator, with the threshold where it has one. */
public final class Indicators {
    private static final String LATENCY = "repliesFasterThan";
    private static final String FIRST_TOKEN = "firstTokenFasterThan";

    /** The indicators that need a threshold. */
    public static final List<String> TIMED = List.of(LATENCY, FIRST_TOKEN);

    private static final List<String> NAMES = Stream.concat(
                    Arrays.stream(Sli.values()).map(Sli::id), TIMED.stream())
            .toList();
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,3})?)(ms|s)");
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);
    private static final BigDecimal LONGEST_MILLIS = BigDecimal.valueOf(600_000);
    private static final String TIME = "a time from 1ms to 600s, such as 4s or 2500ms";

    private Indicators() {}

    /** The id of the indicator in the keys {@code indicator} and {@code threshold}, see {@link Sli}. */
    public static String read(Section section) {
        String name = name(section, NAMES);
        if (TIMED.contains(name)) {
            return id(name, threshold(section));
        }
        if (section.has("threshold") && NAMES.contains(name)) {
            section.wrong("threshold", "no threshold, which belongs to " + LATENCY + " and " + FIRST_TOKEN);
        }
        return name;
    }

    /** The name in the key {@code indicator}; one that is not known is a problem. */
    public static String name(Section section, List<String> known) {
        String name = section.text("indicator");
        if (section.has("indicator") && !known.contains(name)) {
            section.wrong(
                    "indicator", "one of " + String.join(", ", known), "\"" + name + "\"" + Nearest.hint(name, known));
        }
        return name;
    }

    /** The id of one of the {@link #TIMED} indicators. */
    public static String id(String name, long millis) {
        return name.equals(LATENCY) ? Sli.latencyId(millis) : Sli.firstTokenId(millis);
    }

    /** Whole milliseconds in a time such as 4s or 2500ms; empty if it is none from 1 ms to 600 s. */
    public static OptionalLong millis(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        BigDecimal millis = matcher.group(2).equals("s") ? number.multiply(MILLIS_PER_SECOND) : number;
        boolean whole = millis.stripTrailingZeros().scale() <= 0;
        boolean fits = millis.signum() > 0 && millis.compareTo(LONGEST_MILLIS) <= 0;
        return whole && fits ? OptionalLong.of(millis.longValueExact()) : OptionalLong.empty();
    }

    private static long threshold(Section section) {
        OptionalLong millis = millis(section.text("threshold"));
        if (millis.isEmpty() && section.has("threshold")) {
            section.wrong("threshold", TIME);
        }
        return millis.orElse(1);
    }
}
