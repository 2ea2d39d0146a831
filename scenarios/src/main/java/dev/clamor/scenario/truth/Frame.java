package dev.clamor.scenario.truth;

import java.util.Set;

/** How a deed is spoken of, by the words before it in its sentence. */
enum Frame {
    /** As done: have credited, is blocked, I moved. */
    DONE,
    /** As done, in the manner of a headline: card blocked. */
    BARE,
    /** As going to be done: will be credited, I am going to move. */
    PROMISED,
    /** As possible, wished, denied or as a property: can be blocked, not moved, your cancelled order. */
    NONE;

    private static final int REACH = 8;
    private static final Set<String> PASSED = Set.of(
            "now",
            "already",
            "just",
            "successfully",
            "also",
            "been",
            "hereby",
            "officially",
            "immediately",
            "all",
            "duly",
            "therefore",
            "then",
            "both",
            "gone",
            "ahead",
            "went",
            "and",
            "safely",
            "completely",
            "gladly",
            "today",
            "since",
            "happily",
            "permanently",
            "manually",
            "actually",
            "currently",
            "automatically",
            "directly",
            "right",
            "away",
            "done",
            "verified",
            "checked",
            "reviewed",
            "accordingly",
            "personally",
            "quickly",
            "ok",
            "straight",
            "formally",
            "properly",
            "go",
            "instantly",
            "indeed");
    private static final Set<String> HAVE =
            Set.of("have", "has", "had", "is", "are", "was", "were", "got", "am", "gets");
    private static final Set<String> SPEAKER = Set.of("i", "we", "team", "system", "colleagues", "they");
    private static final Set<String> MODAL = Set.of(
            "can", "could", "may", "might", "must", "should", "would", "to", "cannot", "let", "please", "wish", "want",
            "you", "help", "needs", "need", "be");
    private static final Set<String> DENIED =
            Set.of("not", "never", "no", "nothing", "without", "neither", "nor", "yet");
    private static final Set<String> PROPERTY = Set.of(
            "a",
            "an",
            "the",
            "your",
            "my",
            "our",
            "this",
            "that",
            "of",
            "for",
            "by",
            "with",
            "as",
            "any",
            "each",
            "every",
            "in",
            "if",
            "once",
            "when",
            "after",
            "until",
            "unless",
            "previously",
            "which");
    private static final Set<String> WILL = Set.of("will", "shall", "ll");
    private static final Set<String> SOON = Set.of("going", "about", "proceeding", "ready");

    /** How the deed that stands at this position is spoken of in a sentence that begins at {@code from}. */
    static Frame of(String text, int from, int at) {
        int end = at;
        boolean be = false;
        boolean have = false;
        boolean noun = false;
        for (int step = 0; step < REACH && end > from; step++) {
            int start = text.lastIndexOf(' ', end - 1);
            String word = text.substring(start + 1, end);
            end = start;
            if (PASSED.contains(word)) {
                continue;
            }
            if (WILL.contains(word)) {
                return noun ? NONE : PROMISED;
            }
            if (DENIED.contains(word)) {
                return NONE;
            }
            if (have) {
                return MODAL.contains(word) && !word.equals("you") ? NONE : DONE;
            }
            if (be) {
                return toBe(text, from, start, word);
            }
            if (noun) {
                if (HAVE.contains(word) || SPEAKER.contains(word) || MODAL.contains(word) || word.equals("if")) {
                    return NONE;
                }
                continue;
            }
            if (word.equals("me") || word.equals("us")) {
                return text.startsWith(" let", start - " let".length()) ? PROMISED : NONE;
            }
            if (word.equals("being")) {
                return PROMISED;
            }
            if (word.equals("be")) {
                be = true;
            } else if (HAVE.contains(word)) {
                have = true;
            } else if (SPEAKER.contains(word)) {
                return DONE;
            } else if (MODAL.contains(word)) {
                return toBe(text, from, start, word);
            } else if (PROPERTY.contains(word)) {
                return NONE;
            } else {
                noun = true;
            }
        }
        return have ? DONE : be ? NONE : end > from ? NONE : BARE;
    }

    /** Whether is or was stands right before: is block, was make. */
    static boolean broken(String text, int at) {
        return text.startsWith(" is", at - 3)
                || text.startsWith(" was", at - 4)
                || text.startsWith(" is now", at - 7)
                || text.startsWith(" is already", at - 11);
    }

    /** {@code going to}, {@code let me} announce; other words of wish and leave do not. */
    private static Frame toBe(String text, int from, int end, String word) {
        if (WILL.contains(word)) {
            return PROMISED;
        }
        int start = end <= from ? from : text.lastIndexOf(' ', end - 1);
        String before = end <= from ? "" : text.substring(start + 1, end);
        return word.equals("to") && SOON.contains(before) ? PROMISED : NONE;
    }
}
