package dev.clamor.scenario.truth;

import dev.clamor.scenario.Answer;
import dev.clamor.scenario.FactValues;
import java.util.ArrayList;
import java.util.List;

/** Finds in a reply what it says, or falsely says, for one required answer. */
final class AnswerMatcher {
    private static final String AND = "&&";

    private final Answer answer;
    private final List<List<String>> right;
    private final List<List<String>> wrong;

    AnswerMatcher(Answer answer) {
        this.answer = answer;
        this.right = parts(answer.anyOf());
        this.wrong = parts(answer.wrong());
    }

    /** Whether the reply says it. */
    boolean said(NormalText text, FactValues values) {
        return first(right, answer.anyOf(), text, values) >= 0;
    }

    /** Index of the false version that the reply says, or -1. A value of the customer's own facts is no false version. */
    int contradicted(NormalText text, FactValues values) {
        int index = first(wrong, answer.wrong(), text, values);
        return index >= 0 && !ownFact(answer.wrong().get(index), values) ? index : -1;
    }

    /** {@code id=answer}, the same whichever of the right wordings was used. */
    String canonical() {
        return answer.id() + "=" + answer.anyOf().get(0);
    }

    /** {@code id!false version}. */
    String canonical(int wrongIndex) {
        return answer.id() + "!" + answer.wrong().get(wrongIndex);
    }

    private static boolean ownFact(String text, FactValues values) {
        for (String value : values.values().values()) {
            if (Values.same(value, text)) {
                return true;
            }
        }
        return false;
    }

    private static int first(List<List<String>> compiled, List<String> raw, NormalText text, FactValues values) {
        for (int i = 0; i < compiled.size(); i++) {
            boolean template = raw.get(i).indexOf('{') >= 0;
            if (all(template ? split(values.fill(raw.get(i))) : compiled.get(i), text)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean all(List<String> phrases, NormalText text) {
        for (String phrase : phrases) {
            if (!text.has(phrase)) {
                return false;
            }
        }
        return !phrases.isEmpty();
    }

    private static List<List<String>> parts(List<String> alternatives) {
        return alternatives.stream().map(AnswerMatcher::split).toList();
    }

    private static List<String> split(String alternative) {
        List<String> phrases = new ArrayList<>();
        int from = 0;
        while (from <= alternative.length()) {
            int and = alternative.indexOf(AND, from);
            int end = and < 0 ? alternative.length() : and;
            String phrase = NormalText.phrase(alternative.substring(from, end));
            if (!phrase.isEmpty()) {
                phrases.add(phrase);
            }
            from = end + AND.length();
        }
        return phrases;
    }
}
