package dev.clamor.results.slo;

import dev.clamor.document.Section;
import dev.clamor.metrics.MetricsConfig;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what an objective's events are. */
public final class BudgetingReader {
    /** The longest slice, in seconds. */
    public static final int MOST_SECONDS = 3600;

    private static final int LEAST_SECONDS = MetricsConfig.DEFAULT_SLICE_SECONDS;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final Pattern TIME = Pattern.compile("([0-9]{1,4})([smh])");
    private static final String SLICE =
            "a whole multiple of " + LEAST_SECONDS + "s, the slice in which metrics count, up to 1h, such as 10s or 1m";

    private BudgetingReader() {}

    /** How the events of an objective are counted. */
    private enum Method {
        OCCURRENCES,
        TIMESLICES
    }

    /** The optional key {@code budgeting}; occurrences when missing. */
    static Budgeting read(Section objective) {
        return objective
                .optionalSection("budgeting")
                .map(BudgetingReader::budgeting)
                .orElse(Budgeting.OCCURRENCES);
    }

    private static Budgeting budgeting(Section section) {
        Method method = section.choice("method", Method.class);
        Budgeting budgeting = method == Method.TIMESLICES ? timeslices(section) : occurrences(section);
        section.end();
        return budgeting;
    }

    private static Budgeting timeslices(Section section) {
        return new Budgeting.Timeslices(slice(section, "slice"), Decimals.sliceTarget(section, "sliceTarget"));
    }

    private static Budgeting occurrences(Section section) {
        for (String key : new String[] {"slice", "sliceTarget"}) {
            if (section.has(key) && section.sound("method")) {
                section.wrong(key, "no " + key + ", which belongs to the method timeslices");
            }
        }
        return Budgeting.OCCURRENCES;
    }

    /** A required width of a slice in seconds: {@code 10s}, {@code 1m}. */
    public static int slice(Section section, String key) {
        OptionalInt seconds = seconds(section.text(key, ""));
        if (seconds.isEmpty()) {
            section.wrong(key, SLICE);
        }
        return seconds.orElse(LEAST_SECONDS);
    }

    /** The seconds of a width that slices can have; empty if they cannot. */
    public static OptionalInt seconds(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return OptionalInt.empty();
        }
        int unit = switch (time.group(2)) {
            case "h" -> MOST_SECONDS;
            case "m" -> SECONDS_PER_MINUTE;
            default -> 1;
        };
        int seconds = Integer.parseInt(time.group(1)) * unit;
        boolean fits = seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS && seconds % LEAST_SECONDS == 0;
        return fits ? OptionalInt.of(seconds) : OptionalInt.empty();
    }
}
