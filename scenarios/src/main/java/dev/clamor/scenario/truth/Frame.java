package dev.clamor.scenario.truth;

import java.util.List;
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
    private static final int LONG = 4;
    private static final String ING = "ing ";
    private static final Set<String> LEADING = Set.of(
            "setting",
            "checking",
            "looking",
            "working",
            "getting",
            "pulling",
            "processing",
            "opening",
            "preparing",
            "booking",
            "moving",
            "blocking",
            "cancelling",
            "crediting",
            "raising",
            "resetting",
            "doing",
            "searching",
            "verifying",
            "loading",
            "fetching",
            "entering",
            "updating",
            "submitting",
            "locking",
            "freezing",
            "sending",
            "ordering",
            "creating",
            "starting");
    private static final Set<String> AT_WORK =
            Set.of("am", "are", "just", "now", "currently", "still", "busy", "being");
    private static final Set<String> PASSED = Set.of(
            "now",
            "already",
            "just",
            "also",
            "been",
            "hereby",
            "all",
            "duly",
            "therefore",
            "then",
            "both",
            "gone",
            "ahead",
            "went",
            "and",
            "today",
            "since",
            "right",
            "away",
            "done",
            "verified",
            "rendered",
            "made",
            "checked",
            "reviewed",
            "ok",
            "straight",
            "go",
            "indeed");
    private static final Set<String> HAVE =
            Set.of("have", "has", "had", "is", "are", "was", "were", "got", "am", "gets", "did");
    private static final List<String> DOES = List.of(
            " is", " was", " is now", " is already", " have", " has", " did", " have now", " have already", " already");
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
            if (PASSED.contains(word) || adverb(word)) {
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
                if (word.equals("have") && text.startsWith(" will", end - 5)) {
                    return PROMISED;
                }
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

    private static boolean adverb(String word) {
        return word.length() > LONG && word.endsWith("ly") && !word.equals("fully");
    }

    /** Whether the text says what is being done just now: am checking, now entering. */
    static boolean ongoing(String text) {
        for (int at = text.indexOf(ING); at > 0; at = text.indexOf(ING, at + 1)) {
            int start = text.lastIndexOf(' ', at);
            int before = start <= 0 ? -1 : text.lastIndexOf(' ', start - 1);
            if (start >= 0
                    && (start == 0 || text.charAt(start - 1) == '.')
                    && LEADING.contains(text.substring(start + 1, at + ING.length() - 1))) {
                return true;
            }
            if (before >= 0 && AT_WORK.contains(text.substring(before + 1, start))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a verb of what is done stands right before: is block, was make, have change. */
    static boolean broken(String text, int at) {
        for (String verb : DOES) {
            if (text.startsWith(verb, at - verb.length())) {
                return true;
            }
        }
        return false;
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
