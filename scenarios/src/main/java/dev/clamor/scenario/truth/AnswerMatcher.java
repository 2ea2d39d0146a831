package dev.clamor.scenario.truth;

import dev.clamor.scenario.Answer;
import dev.clamor.scenario.FactValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds in a reply of one contact what it says, or falsely says, for one required answer. */
final class AnswerMatcher {
    private final Answer answer;
    private final Wordings right;
    private final Wordings wrong;

    AnswerMatcher(Answer answer, AnswerPhrases phrases) {
        this.answer = answer;
        this.right = new Wordings(answer.anyOf(), phrases.right());
        this.wrong = new Wordings(answer.wrong(), phrases.wrong());
    }

    /** Whether the reply says it. */
    boolean said(NormalText text, FactValues values) {
        return right.first(text, values) >= 0;
    }

    /** Whether the reply says a number that is part of it. */
    boolean partly(NormalText text, FactValues values) {
        return right.part(text, values);
    }

    /** Whether the reply says the right figure as that of former times, and a false one beside it. */
    boolean replaced(NormalText text, FactValues values, PhraseSet formerly) {
        int rightIndex = right.first(text, values);
        int wrongIndex = rightIndex < 0 ? -1 : wrong.first(text, values);
        if (wrongIndex < 0 || ownFact(answer.wrong().get(wrongIndex), values)) {
            return false;
        }
        int rightAt =
                text.find(right.phrases.get(rightIndex).get(0), 0, text.text().length());
        int wrongAt =
                text.find(wrong.phrases.get(wrongIndex).get(0), 0, text.text().length());
        PhraseHits hits = formerly.hits(text);
        int toRight = Integer.MAX_VALUE;
        int toWrong = Integer.MAX_VALUE;
        for (int hit = formerly.next(hits, 0); hit >= 0; hit = formerly.next(hits, hit + 1)) {
            toRight = Math.min(toRight, Math.abs(hits.begin(hit) - rightAt));
            toWrong = Math.min(toWrong, Math.abs(hits.begin(hit) - wrongAt));
        }
        return toRight < toWrong;
    }

    /** Index of the false version that the reply says, or -1. A value of the customer's own facts is no false version. */
    int contradicted(NormalText text, FactValues values) {
        int index = wrong.first(text, values);
        return index >= 0 && !ownFact(answer.wrong().get(index), values) ? index : -1;
    }

    Answer answer() {
        return answer;
    }

    /** {@code id=answer}, the same whichever of the right wordings was used. */
    String canonical() {
        return answer.id() + "=" + answer.anyOf().get(0);
    }

    /** {@code id!what is said instead}. */
    String canonical(String other) {
        return answer.id() + "!" + other;
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
        private final AnswerPhrases.Wordings plain;
        private List<List<String>> phrases;
        private @Nullable FactValues filled;

        Wordings(List<String> raw, AnswerPhrases.Wordings plain) {
            this.raw = raw;
            this.plain = plain;
            this.phrases = plain.phrases();
        }

        /** Index of the first wording that is in the text, or -1. */
        int first(NormalText text, FactValues values) {
            if (plain.facts() && filled != values) {
                fill(values);
            }
            for (int i = 0; i < phrases.size(); i++) {
                if (all(phrases.get(i), text)) {
                    return i;
                }
            }
            return -1;
        }

        /** Whether a phrase with a number, out of several that a wording must have, is in the text. */
        boolean part(NormalText text, FactValues values) {
            if (plain.facts() && filled != values) {
                fill(values);
            }
            for (List<String> needed : phrases) {
                for (int i = 0; i < needed.size() && needed.size() > 1; i++) {
                    if (figure(needed.get(i)) && text.has(needed.get(i))) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** A number with a mark, or with a word beside it. */
        private static boolean figure(String phrase) {
            boolean digit = false;
            boolean more = false;
            for (int i = 0; i < phrase.length(); i++) {
                char c = phrase.charAt(i);
                digit |= c >= '0' && c <= '9';
                more |= c == '.' || c == ':' || Character.isLetter(c);
            }
            return digit && more;
        }

        private void fill(FactValues values) {
            filled = values;
            phrases = new ArrayList<>(plain.phrases());
            for (int i = 0; i < raw.size(); i++) {
                if (AnswerPhrases.template(raw.get(i))) {
                    phrases.set(i, AnswerPhrases.split(values.fill(raw.get(i))));
                }
            }
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
}
