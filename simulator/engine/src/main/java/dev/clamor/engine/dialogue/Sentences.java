package dev.clamor.engine.dialogue;

import java.util.List;

/** Puts sentences of chat together. */
final class Sentences {
    private static final List<String> QUESTION_WORDS = List.of(
            "what", "how", "can", "could", "do", "does", "is", "are", "when", "where", "which", "why", "will", "would",
            "am", "who", "may", "did", "has", "have");

    private Sentences() {}

    /** Both, with a full stop or question mark between where there is none; an empty text adds nothing. */
    static String join(String first, String second) {
        if (first.isEmpty()) {
            return second;
        }
        if (second.isEmpty()) {
            return first;
        }
        String stop = ends(first) ? " " : isQuestion(first) ? "? " : ". ";
        return first + stop + (continues(first) ? second : capital(second));
    }

    /** With a capital, unless the first word is not a plain word and might be a value. */
    private static String capital(String text) {
        int end = text.indexOf(' ');
        for (int i = 0; i < (end < 0 ? text.length() : end); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) && c != '\'') {
                return text;
            }
        }
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static boolean continues(String text) {
        char last = text.charAt(text.length() - 1);
        return last == ',' || last == ':';
    }

    /** As in "a, b and c". */
    static String list(List<String> clauses) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < clauses.size(); i++) {
            text.append(i == 0 ? "" : i == clauses.size() - 1 ? " and " : ", ").append(clauses.get(i));
        }
        return text.toString();
    }

    /** Number of words, that is, of runs without blanks. */
    static int words(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = text.charAt(i) > ' ';
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return words;
    }

    private static boolean ends(String text) {
        char last = text.charAt(text.length() - 1);
        return last == '.' || last == '?' || last == '!' || last == ',' || last == ':' || last == ')';
    }

    private static boolean isQuestion(String text) {
        int blank = text.indexOf(' ');
        String word = blank < 0 ? text : text.substring(0, blank);
        for (String question : QUESTION_WORDS) {
            if (question.equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }
}
