package dev.clamor.referenceagent.language;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mends misspelt units: a word shortly after a number that is one slip away from a unit is that unit. */
final class Units {
    private static final List<String> UNITS =
            List.of("days", "day", "weeks", "week", "months", "month", "parts", "payments", "instalments", "rates");
    private static final Pattern AFTER_NUMBER =
            Pattern.compile("(?i)\\b" + Numbers.WHOLE + "[- ]+([a-z]{3,})\\b(?: ([a-z]{3,})\\b)?");

    private Units() {}

    static void correct(StringBuilder text) {
        Matcher matcher = AFTER_NUMBER.matcher(text.toString());
        int shift = 0;
        while (matcher.find()) {
            for (int group = 1; group <= 2 && matcher.group(group) != null; group++) {
                String word = matcher.group(group).toLowerCase(Locale.ROOT);
                String meant = nearest(word);
                text.replace(matcher.start(group) + shift, matcher.end(group) + shift, meant);
                shift += meant.length() - word.length();
            }
        }
    }

    private static String nearest(String word) {
        if (UNITS.contains(word)) {
            return word;
        }
        for (String unit : UNITS) {
            if (Spelling.distance(word, unit) == 1) {
                return unit;
            }
        }
        return word;
    }
}
