package dev.clamor.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clamor.document.Section;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the generic protocol asks for a reply that comes later.
 *
 * @param everyMicros pause before each call
 * @param until the reply is complete when any of these holds; when there is text, where there are none
 * @param most calls for one turn
 * @param gather whether the texts of all answers are read, rather than those of the last one
 */
record GenericPoll(GenericCall call, long everyMicros, List<Signals.Rule> until, int most, boolean gather) {
    private static final Pattern TIME = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,3})?)\\s*(ms|s)");
    private static final int MOST_CALLS = 1_000;
    private static final int USUAL_CALLS = 30;
    private static final long LEAST_MICROS = 10_000;
    private static final long MOST_MICROS = 60_000_000;
    private static final int MILLI = 1_000;
    private static final int SECOND = 1_000_000;

    static GenericPoll read(Section section, GenericCall call) {
        return new GenericPoll(
                call,
                micros(section),
                Signals.rules(section, "until"),
                section.integer("most", 1, MOST_CALLS, USUAL_CALLS),
                section.flag("gather", false));
    }

    private static long micros(Section section) {
        String text = section.text("every", "1s");
        Matcher time = TIME.matcher(text);
        double number = time.matches() ? Double.parseDouble(time.group(1)) : -1;
        long micros = Math.round(number * (number >= 0 && time.group(2).equals("ms") ? MILLI : SECOND));
        if (micros < LEAST_MICROS || micros > MOST_MICROS) {
            section.wrong("every", "a time from 10ms to 60s", "\"" + text + "\"");
            return SECOND;
        }
        return micros;
    }

    /** Whether the reply is complete. */
    boolean satisfied(Draft draft, JsonNode document) {
        return until.isEmpty() ? !draft.text().isEmpty() : Signals.any(until, draft, document);
    }
}
