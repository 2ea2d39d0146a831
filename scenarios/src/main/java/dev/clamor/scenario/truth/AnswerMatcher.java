package dev.clamor.scenario.truth;

import dev.clamor.scenario.Answer;
import dev.clamor.scenario.FactValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds in a reply what it says, or falsely says, for one required answer. */
final class AnswerMatcher {
    private static final String AND = "&&";

    private final Answer answer;
    private final Wordings right;
    private final Wordings wrong;

    AnswerMatcher(Answer answer) {
        this.answer = answer;
        this.right = new Wordings(answer.anyOf());
        this.wrong = new Wordings(answer.wrong());
    }

    /** Whether the reply says it. */
    boolean said(NormalText text, FactValues values) {
        return right.first(text, values) >= 0;
    }

    /** Index of the false version that the reply says, or -1. A value of the customer's own facts is no false version. */
    int contradicted(NormalText text, FactValues values) {
        int index = wrong.first(text, values);
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

    /** Alternative wordings as lists of phrases; a wording with facts in it is filled again only for new values. */
    private static final class Wordings {
        private final List<String> raw;
        private final List<List<String>> phrases;
        private @Nullable FactValues filled;

        Wordings(List<String> raw) {
            this.raw = raw;
            this.phrases = new ArrayList<>(raw.size());
            for (int i = 0; i < raw.size(); i++) {
                phrases.add(template(i) ? List.of() : split(raw.get(i)));
            }
        }

        /** Index of the first wording that is in the text, or -1. */
        int first(NormalText text, FactValues values) {
            if (filled != values) {
                fill(values);
            }
            for (int i = 0; i < phrases.size(); i++) {
                if (all(phrases.get(i), text)) {
                    return i;
                }
            }
            return -1;
        }

        private void fill(FactValues values) {
            filled = values;
            for (int i = 0; i < phrases.size(); i++) {
                if (template(i)) {
                    phrases.set(i, split(values.fill(raw.get(i))));
                }
            }
        }

        private boolean template(int index) {
            return raw.get(index).indexOf('{') >= 0;
        }

        private static boolean all(List<String> phrases, NormalText text) {
            for (int i = 0; i < phrases.size(); i++) {
                if (!text.has(phrases.get(i))) {
                    return false;
                }
            }
            return !phrases.isEmpty();
        }
    }

    private static List<String> split(String alternative) {
        List<String> phrases = new ArrayList<>(2);
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
