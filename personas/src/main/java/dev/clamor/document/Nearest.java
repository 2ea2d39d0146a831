package dev.clamor.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a mistyped one was probably meant to be, by Levenshtein distance. */
public final class Nearest {
    private Nearest() {}

    /**
     * The nearest of {@code known}, whatever the capitals, if it is no further than a third of the word's length, rounded (at
     * least one edit); the first in the alphabet among equals.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        int limit = Math.max(1, (word.length() + 1) / 3);
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= limit && lowerCaseDistance(word, k) <= limit)
                .min(Comparator.comparingInt((String k) -> lowerCaseDistance(word, k))
                        .thenComparing(k -> k));
    }

    /** What to add to a message about an unknown word: {@code  (did you mean "gain"?)}, or nothing. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known).map(n -> " (did you mean \"" + n + "\"?)").orElse("");
    }

    private static int lowerCaseDistance(String a, String b) {
        return distance(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }

    /** Levenshtein distance: the least number of insertions, deletions and substitutions. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
