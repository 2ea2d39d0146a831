package dev.clamor.results.slo.openslo;

import dev.clamor.document.Section;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the period of the error budget, in days. Months, quarters and years count 30, 90 and 365. */
final class TimeWindow {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([mhdwMQY])");
    private static final int MINUTES_PER_DAY = 1440;
    private static final int MOST_DAYS = 366;
    private static final Map<String, Integer> MINUTES = Map.of(
            "m", 1,
            "h", 60,
            "d", MINUTES_PER_DAY,
            "w", 7 * MINUTES_PER_DAY,
            "M", 30 * MINUTES_PER_DAY,
            "Q", 90 * MINUTES_PER_DAY,
            "Y", 365 * MINUTES_PER_DAY);

    private final Notes notes;

    TimeWindow(Notes notes) {
        this.notes = notes;
    }

    /** Days; empty when no window is stated, or a wrong one, which is recorded. */
    OptionalInt days(Section spec) {
        List<Section> windows = spec.sections("timeWindow");
        if (windows.isEmpty()) {
            return OptionalInt.empty();
        }
        if (windows.size() > 1) {
            spec.wrong("timeWindow", "one time window", windows.size() + " of them");
        }
        return window(windows.get(0));
    }

    private OptionalInt window(Section window) {
        boolean calendar = window.has("calendar");
        boolean rolling = window.flag("isRolling", !calendar);
        if (rolling == calendar) {
            window.wrong("isRolling", "true without a calendar, false with one");
        }
        notes.unused(window, "calendar", "a run has no calendar; its production reading takes a period of this length");
        OptionalInt days = duration(window);
        window.end();
        return days;
    }

    private OptionalInt duration(Section window) {
        String text = window.text("duration");
        Matcher duration = DURATION.matcher(text);
        if (duration.matches()) {
            long minutes = Long.parseLong(duration.group(1)) * MINUTES.get(duration.group(2));
            if (minutes > 0 && minutes % MINUTES_PER_DAY == 0 && minutes <= (long) MOST_DAYS * MINUTES_PER_DAY) {
                return OptionalInt.of((int) (minutes / MINUTES_PER_DAY));
            }
        }
        if (window.has("duration")) {
            window.wrong("duration", "whole days up to a year, such as 28d, 4w, 1M, 1Q or 1Y");
        }
        return OptionalInt.empty();
    }
}
