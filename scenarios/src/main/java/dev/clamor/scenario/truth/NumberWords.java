package dev.clamor.scenario.truth;

import java.util.Map;

/** English words for numbers from two to a hundred; not one, which stands for much else. */
final class NumberWords {
    /** Length of the longest word. */
    static final int LONGEST = 9;

    /** The letters with which one can begin, and with which please is abbreviated. */
    static final String BEGINNINGS = "tfsenhp";

    private static final Map<String, String> DIGITS = Map.ofEntries(
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"),
            Map.entry("thirteen", "13"),
            Map.entry("fourteen", "14"),
            Map.entry("fifteen", "15"),
            Map.entry("sixteen", "16"),
            Map.entry("seventeen", "17"),
            Map.entry("eighteen", "18"),
            Map.entry("nineteen", "19"),
            Map.entry("twenty", "20"),
            Map.entry("thirty", "30"),
            Map.entry("forty", "40"),
            Map.entry("fifty", "50"),
            Map.entry("sixty", "60"),
            Map.entry("seventy", "70"),
            Map.entry("eighty", "80"),
            Map.entry("ninety", "90"));

    private NumberWords() {}

    /** The number in digits; empty if the word, in lower case, is none. */
    static String digits(String word) {
        return DIGITS.getOrDefault(word, "");
    }
}
