package dev.clamor.referenceagent.language;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Numbers as people write them. */
final class Numbers {
    private static final Map<String, Integer> UNITS = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19));
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);
    /** A whole number from 1 to 99 in words, or digits. */
    static final String WHOLE = "(?:\\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
            + "(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
            + "|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
            + "|seventeen|eighteen|nineteen))";

    private Numbers() {}

    /** The value of text matched by {@link #WHOLE}; empty for anything else. */
    static OptionalInt whole(String text) {
        String plain = text.toLowerCase(Locale.ROOT).trim();
        if (plain.chars().allMatch(Character::isDigit) && !plain.isEmpty()) {
            return OptionalInt.of(Integer.parseInt(plain));
        }
        int sum = 0;
        for (String word : plain.split("[- ]")) {
            Integer value = UNITS.getOrDefault(word, TENS.get(word));
            if (value == null) {
                return OptionalInt.empty();
            }
            sum += value;
        }
        return OptionalInt.of(sum);
    }

    /** An amount in plain notation: "1,200.50", "1 200" and "37,5" become "1200.50", "1200" and "37.5". */
    static String amount(String text) {
        String plain = text.replace(" ", "").toLowerCase(Locale.ROOT);
        boolean thousands = plain.endsWith("k");
        if (thousands) {
            plain = plain.substring(0, plain.length() - 1);
        }
        if (plain.matches("\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
            plain = plain.replace(",", "");
        } else if (plain.matches("\\d{1,3}(\\.\\d{3})+(,\\d+)?")) {
            plain = plain.replace(".", "").replace(',', '.');
        } else {
            plain = plain.replace(',', '.');
        }
        return thousands ? new java.math.BigDecimal(plain).movePointRight(3).toPlainString() : plain;
    }
}
