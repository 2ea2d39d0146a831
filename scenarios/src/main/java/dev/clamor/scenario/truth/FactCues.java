package dev.clamor.scenario.truth;

import dev.clamor.scenario.Fact;
import dev.clamor.scenario.Sampler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a question for a fact is recognised.
 *
 * @param fact its name
 * @param names names of several words, and the first letters of its values ({@code AC} for {@code AC-######})
 * @param words names of one word, which stand for much else too
 * @param questions the beginnings of questions for such a value: how much, how many months, which day
 * @param units what its value is counted in, {@code eur} for money; empty where it is no number
 */
record FactCues(String fact, PhraseSet names, PhraseSet words, PhraseSet questions, Set<String> units) {
    /** The unit of amounts of money in any currency. */
    static final String CURRENCY = "eur";

    private static final String SPACE = " ";
    private static final List<String> NUMBER_WORDS =
            List.of("number", "numbers", "no", "nr", "id", "code", "reference", "ref");
    private static final Set<String> NUMBERED = Set.of("number", "id");
    private static final Set<String> SHORT_TIMES = Set.of("days", "weeks", "months", "years", "minutes", "hours");
    private static final Set<String> MONEY = Set.of("euros", "eur", "euro");

    static FactCues of(Fact fact, Lexicon lexicon, PhraseIndex index) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        for (String name : called(fact, lexicon)) {
            String phrase = NormalText.phrase(name.replace('_', ' '));
            boolean several = phrase.indexOf(' ', 1) > 0;
            (several ? names : words).add(phrase + SPACE);
            (several ? names : words).add(phrase + "s ");
            if (phrase.endsWith("s")) {
                (several ? names : words).add(phrase.substring(0, phrase.length() - 1) + SPACE);
            }
            String last = phrase.substring(phrase.lastIndexOf(' ') + 1);
            if (several && NUMBERED.contains(last)) {
                String stem = phrase.substring(0, phrase.length() - last.length());
                NUMBER_WORDS.forEach(w -> names.add(stem + w + SPACE));
            }
        }
        prefix(fact.sampler(), names);
        return new FactCues(
                fact.name(),
                index.add(List.copyOf(names)),
                index.add(List.copyOf(words)),
                index.add(questions(fact)),
                counted(fact, words));
    }

    private static Set<String> counted(Fact fact, Set<String> words) {
        if (!(fact.sampler() instanceof Sampler.Number)) {
            return Set.of();
        }
        Set<String> counted = new LinkedHashSet<>();
        units(fact).forEach(u -> counted.add(MONEY.contains(u) ? CURRENCY : u));
        if (!counted.contains(CURRENCY)) {
            words.forEach(w -> counted.add(w.strip()));
        }
        return Collections.unmodifiableSet(counted);
    }

    private static List<String> called(Fact fact, Lexicon lexicon) {
        List<String> called = new ArrayList<>();
        called.add(fact.name());
        called.addAll(fact.synonyms());
        for (String name : List.copyOf(called)) {
            called.addAll(lexicon.names(name.toLowerCase(Locale.ROOT)));
        }
        return called;
    }

    private static void prefix(Sampler sampler, Set<String> names) {
        if (sampler instanceof Sampler.Pattern pattern) {
            int letters = 0;
            while (letters < pattern.pattern().length()
                    && Character.isLetter(pattern.pattern().charAt(letters))) {
                letters++;
            }
            if (letters >= 2) {
                names.add(NormalText.words(pattern.pattern().substring(0, letters)));
            }
        }
    }

    private static List<String> questions(Fact fact) {
        Set<String> questions = new LinkedHashSet<>();
        if (fact.sampler() instanceof Sampler.Day && !fact.name().contains("birth")) {
            List.of("when", "what day", "which day", "what date", "which date", "by when")
                    .forEach(q -> questions.add(NormalText.words(q)));
        } else if (fact.sampler() instanceof Sampler.Number) {
            for (String unit : units(fact)) {
                if (MONEY.contains(unit)) {
                    List.of("how much", "how big", "how high").forEach(q -> questions.add(NormalText.words(q)));
                } else if (SHORT_TIMES.contains(unit)) {
                    List.of("how long", "since when", "how many").forEach(q -> questions.add(NormalText.words(q)));
                }
            }
        }
        return List.copyOf(questions);
    }

    /** What is counted: the words that follow the value in the fact's statements, in normal form. */
    private static Set<String> units(Fact fact) {
        Set<String> units = new LinkedHashSet<>();
        for (String statement : fact.statements()) {
            int at = statement.indexOf("{value}");
            String rest = at < 0 ? "" : NormalText.phrase(statement.substring(at + "{value}".length()));
            int end = rest.indexOf(' ', 1);
            String unit = rest.isEmpty() ? "" : rest.substring(1, end < 0 ? rest.length() : end);
            if (!unit.isEmpty()) {
                units.add(unit.equals("monthly") ? "months" : unit);
            }
        }
        return units;
    }
}
