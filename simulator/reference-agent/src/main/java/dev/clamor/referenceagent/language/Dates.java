package dev.clamor.referenceagent.language;

import dev.clamor.referenceagent.knowledge.Intent;
import dev.clamor.referenceagent.knowledge.Slot;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates: ISO, day-month-year in figures, and months in words, the year always written out. */
final class Dates {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
    private static final Pattern ISO = Pattern.compile("(?<!\\d)(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})(?!\\d)");
    private static final Pattern FIGURES =
            Pattern.compile("(?<!\\d)(\\d{1,2})[-/. ](\\d{1,2})[-/. ]((?:19|20)\\d{2})(?!\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?i)\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? " + MONTH + ",? ?((?:19|20)\\d{2})\\b");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(?i)\\b" + MONTH + " (\\d{1,2})(?:st|nd|rd|th)?,? ?((?:19|20)\\d{2})\\b");
    private static final int LAST_BIRTH_YEAR = 2010;

    private Dates() {}

    /** Moves the dates of the text into the slots they can be meant for and blanks them out. */
    static void take(StringBuilder text, Intent intent, Collection<Slot> asked, Map<Slot, String> values) {
        take(text, ISO, 1, 2, 3, intent, asked, values);
        take(text, FIGURES, 3, 2, 1, intent, asked, values);
        take(text, DAY_FIRST, 3, 2, 1, intent, asked, values);
        take(text, MONTH_FIRST, 3, 1, 2, intent, asked, values);
    }

    private static void take(
            StringBuilder text,
            Pattern pattern,
            int year,
            int month,
            int day,
            Intent intent,
            Collection<Slot> asked,
            Map<Slot, String> values) {
        String whole = text.toString();
        Matcher matcher = pattern.matcher(whole);
        while (matcher.find()) {
            Optional<LocalDate> date = date(matcher.group(year), matcher.group(month), matcher.group(day));
            if (date.isPresent()) {
                Optional<Slot> slot = slot(date.get(), intent, asked);
                boolean aside = SlotReader.isSetAside(whole, matcher.start());
                if (slot.isPresent() && (!aside || !values.containsKey(slot.get()))) {
                    values.put(slot.get(), date.get().toString());
                }
                SlotReader.blank(text, matcher.start(), matcher.end());
            }
        }
    }

    private static Optional<Slot> slot(LocalDate date, Intent intent, Collection<Slot> asked) {
        if (date.getYear() <= LAST_BIRTH_YEAR) {
            return Optional.of(Slot.DATE_OF_BIRTH);
        }
        for (Slot slot : List.of(Slot.NEW_DATE, Slot.LAST_DAY)) {
            if (intent.slots().contains(slot) || asked.contains(slot)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            int number = Character.isDigit(month.charAt(0))
                    ? Integer.parseInt(month)
                    : 1 + MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT));
            return Optional.of(LocalDate.of(Integer.parseInt(year), number, Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
