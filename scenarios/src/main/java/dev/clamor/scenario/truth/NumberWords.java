package dev.clamor.scenario.truth;

import java.util.BitSet;
import java.util.Map;

/** English words for numbers from two to a hundred; not one, which stands for much else. */
final class NumberWords {
    /** Length of the longest word. */
    static final int LONGEST = 9;

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

    private static final int LETTERS = 26;
    private static final int LOWER = 0x20;
    private static final BitSet BEGINNINGS = new BitSet(LETTERS * LETTERS * LETTERS);
    /** By first letter a bit for each second one, which most words fail at. */
    private static final int[] SECONDS = new int[LETTERS];

    static {
        DIGITS.keySet().forEach(word -> {
            BEGINNINGS.set(beginning(word.charAt(0), word.charAt(1), word.charAt(2)));
            SECONDS[letter(word.charAt(0))] |= 1 << letter(word.charAt(1));
        });
    }

    private NumberWords() {}

    /** Whether the three letters here, whatever their case, are those of a number. */
    static boolean mayBegin(String text, int at) {
        return at + 3 <= text.length() && mayBegin(text.charAt(at), text.charAt(at + 1), text.charAt(at + 2));
    }

    /** Whether these letters, whatever their case, are the first of a number. */
    static boolean mayBegin(char first, char second, char third) {
        int a = letter(first);
        int b = letter(second);
        if ((a | b) < 0 || (SECONDS[a] & 1 << b) == 0) {
            return false;
        }
        int beginning = beginning(first, second, third);
        return beginning >= 0 && BEGINNINGS.get(beginning);
    }

    /** Three letters as a number, or -1 where one is none from A to Z. */
    private static int beginning(char first, char second, char third) {
        int a = letter(first);
        int b = letter(second);
        int c = letter(third);
        return (a | b | c) < 0 ? -1 : (LETTERS * a + b) * LETTERS + c;
    }

    private static int letter(char c) {
        int letter = (c | LOWER) - 'a';
        return letter < LETTERS ? letter : -1;
    }

    /** The number in digits; empty if the word, in lower case, is none. */
    static String digits(String word) {
        return DIGITS.getOrDefault(word, "");
    }
}
