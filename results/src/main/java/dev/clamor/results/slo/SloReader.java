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

/** Reads one objective of a file. */
final class SloReader {
    /** The indicators that need a threshold. */
    private static final String LATENCY = "repliesFasterThan";

    private static final String FIRST_TOKEN = "firstTokenFasterThan";

    private static final List<String> INDICATORS = Stream.concat(
                    Arrays.stream(Sli.values()).map(Sli::id), Stream.of(LATENCY, FIRST_TOKEN))
            .toList();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{0,3}(\\.[0-9]{1,12})?");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,3})?)(ms|s)");
    private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);
    private static final long LONGEST_MILLIS = 600_000;
    private static final int PERCENT_DIGITS = 2;
    private static final double LEAST_CONFIDENCE = 0.5;
    private static final double MOST_CONFIDENCE = 0.9999;
    private static final double DEFAULT_CONFIDENCE = 0.95;
    private static final int DEFAULT_MINIMUM = 50;
    private static final int MOST_MINIMUM = 100_000_000;

    private final Section section;

    private SloReader(Section section) {
        this.section = section;
    }

    /** The objective; where something is wrong, a harmless value stands in its place and the problem is recorded. */
    static Slo read(Section section) {
        return new SloReader(section).slo();
    }

    private Slo slo() {
        Slo slo = new Slo(
                id(),
                indicator(),
                target(),
                section.flag("gating", false),
                section.number("confidence", LEAST_CONFIDENCE, MOST_CONFIDENCE, DEFAULT_CONFIDENCE),
                section.integer("minimumEvents", 1, MOST_MINIMUM, DEFAULT_MINIMUM),
                section.choice("estimand", Slo.Estimand.class, Slo.Estimand.POPULATION),
                section.text("description", ""));
        section.end();
        return slo;
    }

    private String id() {
        String id = section.text("id");
        if (section.has("id") && !ID.matcher(id).matches()) {
            section.wrong("id", "up to 80 letters, digits, '-', '_' and '.', beginning with a letter or digit");
        }
        return id;
    }

    private String indicator() {
        String name = section.text("indicator");
        if (section.has("indicator") && !INDICATORS.contains(name)) {
            String near = Nearest.to(name, INDICATORS)
                    .map(n -> " (did you mean \"" + n + "\"?)")
                    .orElse("");
            section.wrong("indicator", "one of " + String.join(", ", INDICATORS), "\"" + name + "\"" + near);
        }
        if (name.equals(LATENCY)) {
            return Sli.latencyId(threshold());
        }
        if (name.equals(FIRST_TOKEN)) {
            return Sli.firstTokenId(threshold());
        }
        if (section.has("threshold") && INDICATORS.contains(name)) {
            section.wrong("threshold", "no threshold, which belongs to " + LATENCY + " and " + FIRST_TOKEN);
        }
        return name;
    }

    private long threshold() {
        OptionalLong millis = millis(section.text("threshold"));
        if (millis.isEmpty() && section.has("threshold")) {
            section.wrong("threshold", "a time from 1ms to " + LONGEST_MILLIS / 1000 + "s, such as 4s or 2500ms");
        }
        return millis.orElse(1);
    }

    private static OptionalLong millis(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        BigDecimal millis = matcher.group(2).equals("s") ? number.multiply(MILLIS_PER_SECOND) : number;
        boolean whole = millis.stripTrailingZeros().scale() <= 0;
        boolean fits = millis.signum() > 0 && millis.compareTo(BigDecimal.valueOf(LONGEST_MILLIS)) <= 0;
        return whole && fits ? OptionalLong.of(millis.longValueExact()) : OptionalLong.empty();
    }

    private BigDecimal target() {
        boolean share = section.has("target");
        boolean percent = section.has("targetPercent");
        if (share && percent) {
            section.wrong("targetPercent", "either target or targetPercent", "both");
        }
        if (percent && !share) {
            return decimal("targetPercent", "a decimal number above 0 and below 100", BigDecimal.valueOf(100))
                    .movePointLeft(PERCENT_DIGITS);
        }
        return decimal("target", "a decimal number above 0 and below 1", BigDecimal.ONE);
    }

    private BigDecimal decimal(String key, String expected, BigDecimal below) {
        String text = section.text(key);
        if (!text.isEmpty() && DECIMAL.matcher(text).matches()) {
            BigDecimal value = new BigDecimal(text);
            if (value.signum() > 0 && value.compareTo(below) < 0) {
                return value;
            }
        }
        if (section.has(key)) {
            section.wrong(key, expected);
        }
        return new BigDecimal("0.5");
    }
}
