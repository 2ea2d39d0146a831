package dev.clamor.scenario.truth;

import dev.clamor.scenario.Answer;
import java.util.ArrayList;
import java.util.List;

/** The wordings of a required answer made ready, as far as no facts of a customer are in them. */
record AnswerPhrases(Wordings right, Wordings wrong) {
    private static final String AND = "&&";
    private static final List<String> UNITS = List.of(" days", " months", " minutes", " hours", " weeks", " years");

    /**
     * Alternative wordings.
     *
     * @param phrases those that each of them must have; none for one with facts in it
     * @param facts whether one has facts in it
     */
    record Wordings(List<List<String>> phrases, boolean facts) {
        static Wordings of(List<String> raw) {
            return new Wordings(
                    raw.stream()
                            .map(r -> template(r) ? List.<String>of() : split(r))
                            .toList(),
                    raw.stream().anyMatch(AnswerPhrases::template));
        }
    }

    static AnswerPhrases of(Answer answer) {
        return new AnswerPhrases(Wordings.of(answer.anyOf()), Wordings.of(answer.wrong()));
    }

    /** Whether facts are in the wording. */
    static boolean template(String wording) {
        return wording.indexOf('{') >= 0;
    }

    /** A number of days and the like without the last s, so that careless writers are understood. */
    private static String counted(String phrase) {
        for (String unit : UNITS) {
            if (phrase.endsWith(unit)) {
                return phrase.substring(0, phrase.length() - 1);
            }
        }
        return phrase;
    }

    /** The phrases that a wording must have. */
    static List<String> split(String alternative) {
        List<String> phrases = new ArrayList<>(2);
        int from = 0;
        while (from <= alternative.length()) {
            int and = alternative.indexOf(AND, from);
            int end = and < 0 ? alternative.length() : and;
            String phrase = counted(NormalText.phrase(alternative.substring(from, end)));
            if (!phrase.isEmpty()) {
                phrases.add(phrase);
            }
            from = end + AND.length();
        }
        return phrases;
    }
}
