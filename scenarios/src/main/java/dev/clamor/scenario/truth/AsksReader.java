package dev.clamor.scenario.truth;

import dev.clamor.scenario.Fact;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds out which facts a reply asks for: from its {@code asks}, and as long as the agent has never filled them, from
 * sentences that ask and name a fact, or ask for a value like that of a fact.
 */
final class AsksReader {
    static final String CONFIRMATION = "confirmation";

    private static final Set<String> AROUND = Set.of(
            "with",
            "on",
            "about",
            "for",
            "to",
            "from",
            "of",
            "in",
            "against",
            "under",
            "into",
            "regarding",
            "via",
            "through",
            "by",
            "at",
            "concerning",
            "behind");
    private static final Set<String> BETWEEN = Set.of(
            "your",
            "the",
            "a",
            "an",
            "this",
            "that",
            "full",
            "exact",
            "own",
            "bank",
            "debit",
            "disputed",
            "complete",
            "new",
            "my",
            "our",
            "said",
            "lost",
            "current",
            "phone",
            "licence",
            "license");
    private static final Set<String> NUMBERS =
            Set.of("number", "id", "digits", "code", "reference", "amount", "four", "numbers", "details", "name");
    private static final String PLEASE = " please ";
    private static final int TERSE_WORDS = 8;
    private static final int FRAGMENT_WORDS = 6;
    private static final Set<String> STATES = Set.of(
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "has",
            "have",
            "had",
            "will",
            "shall",
            "found",
            "got",
            "received",
            "noted",
            "ok",
            "okay",
            "checked",
            "thanks",
            "thank",
            "verified",
            "matches",
            "can",
            "could",
            "cannot",
            "not",
            "i",
            "we",
            "see",
            "it",
            "that",
            "accepted",
            "refused",
            "denied",
            "now",
            "pending",
            "closed",
            "open",
            "full",
            "about",
            "regarding",
            "let",
            "me",
            "you",
            "good",
            "within",
            "via",
            "looking",
            "checking",
            "opening",
            "updating");

    private final Map<String, String> factsByName;
    private final Cues cues;
    private final boolean loose;
    private boolean tells;

    /** @param loose whether a few words without a verb ask too */
    AsksReader(Cues cues, boolean loose) {
        this.cues = cues;
        this.loose = loose;
        this.factsByName = cues.factsByName();
    }

    /** The facts of a scenario by name and synonym. */
    static Map<String, String> names(Scenario scenario) {
        Map<String, String> names = new HashMap<>();
        for (Fact fact : scenario.facts()) {
            names.putIfAbsent(folded(fact.name()), fact.name());
            fact.synonyms().forEach(s -> names.putIfAbsent(folded(s), fact.name()));
        }
        return names;
    }

    /** The fact of that name or synonym, or the name itself in lower case if it is none. */
    String resolve(String name) {
        String folded = folded(name);
        return factsByName.getOrDefault(folded, folded);
    }

    /** Whether the name is that of a fact. */
    boolean isFact(String name) {
        return factsByName.getOrDefault(name, "").equals(name);
    }

    /** Those of the names that are names of facts. */
    List<String> facts(List<String> names) {
        List<String> facts = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            if (isFact(names.get(i))) {
                facts.add(names.get(i));
            }
        }
        return facts;
    }

    /** Names of the facts asked for, and other names asked for as the agent tells them; each once. */
    List<String> read(List<String> asks, NormalText text, FactValues values, List<Quantity> asserted) {
        tells |= !asks.isEmpty();
        if (tells) {
            List<String> found = new ArrayList<>();
            asks.forEach(a -> add(found, resolve(a)));
            return List.copyOf(found);
        }
        List<String> found = sentences(text, values, asserted);
        return found.isEmpty() ? List.of() : List.copyOf(found);
    }

    /** Whether there is a question for anything in particular that is no offer. */
    boolean questions(NormalText text) {
        Sentences sentences = text.sentences();
        for (int i = 0; i < sentences.count(); i++) {
            int from = sentences.from(i);
            int to = sentences.to(i);
            if (sentences.question(i) && to - from > 2 && asks(text, from, to, true) && !offers(text, from, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean offers(NormalText text, int from, int to) {
        int offer = cues.get(Cue.OFFER).find(text, from, to);
        int word = offer < 0 ? -1 : cues.get(Cue.QUESTION_WORD).find(text, from, to);
        return offer >= 0 && (word < 0 || word > offer);
    }

    private List<String> sentences(NormalText text, FactValues values, List<Quantity> asserted) {
        List<String> found = new ArrayList<>(2);
        Sentences sentences = text.sentences();
        for (int i = 0; i < sentences.count(); i++) {
            int from = sentences.from(i);
            int to = sentences.to(i);
            if (asks(text, from, to, sentences.question(i))) {
                sentence(text, from, to, sentences.question(i), values, asserted, found);
            }
        }
        return found;
    }

    /** Whether a sentence asks for something in particular. */
    private boolean asks(NormalText text, int from, int to, boolean question) {
        boolean asks = question
                || cues.get(Cue.REQUEST).in(text, from, to)
                || cues.get(Cue.QUESTION).find(text, from, to) == from
                || terse(text, from, to)
                || loose && (cues.get(Cue.ASSENT).in(text, from, to) || fragment(text, from, to));
        boolean pointsElsewhere = !question && cues.get(Cue.DEFLECT).in(text, from, to);
        return asks
                && !pointsElsewhere
                && !cues.get(Cue.CLOSING).in(text, from, to)
                && !cues.get(Cue.RESTART).in(text, from, to)
                && !cues.get(Cue.NO_REQUEST).in(text, from, to);
    }

    /** A few words without a verb, as in a form to be filled in. */
    private boolean fragment(NormalText text, int from, int to) {
        String all = text.text();
        int at = from + 1;
        if (words(text, from, to) > FRAGMENT_WORDS) {
            return false;
        }
        while (at < to) {
            int end = all.indexOf(' ', at);
            char first = all.charAt(at);
            boolean number = first >= '0' && first <= '9' && !(first == '4' && end == at + 1);
            if (number || STATES.contains(all.substring(at, end))) {
                return false;
            }
            at = end + 1;
        }
        return !all.startsWith(" no ", from)
                && !cues.anyDeed().in(text, from, to)
                && !cues.get(Cue.REFUSE_HINT).in(text, from, to)
                && !cues.get(Cue.REFUSE).in(text, from, to)
                && !cues.get(Cue.DEFLECT_HINT).in(text, from, to);
    }

    /** A few words with please. */
    private static boolean terse(NormalText text, int from, int to) {
        int please = text.text().indexOf(PLEASE, from);
        return please >= 0 && please + PLEASE.length() <= to && words(text, from, to) <= TERSE_WORDS;
    }

    /** How many words a sentence has. */
    private static int words(NormalText text, int from, int to) {
        char[] all = text.chars();
        int words = 0;
        for (int i = from + 1; i < to; i++) {
            words += all[i] == ' ' ? 1 : 0;
        }
        return words;
    }

    private void sentence(
            NormalText text,
            int from,
            int to,
            boolean question,
            FactValues values,
            List<Quantity> asserted,
            List<String> found) {
        boolean confirms = cues.get(Cue.CONFIRMATION).in(text, from, to)
                || loose && cues.get(Cue.ASSENT).in(text, from, to);
        boolean byName = confirms || question && offers(text, from, to);
        boolean any = false;
        for (FactCues fact : cues.facts()) {
            if (named(fact, text, from, to, byName)) {
                boolean told = told(text, from, to, values.get(fact.fact()), asserted);
                if (!told || question) {
                    add(found, told ? CONFIRMATION : fact.fact());
                    any = true;
                }
            }
        }
        if (confirms && !any) {
            add(found, CONFIRMATION);
        }
    }

    private static boolean named(FactCues fact, NormalText text, int from, int to, boolean byName) {
        if (fact.names().in(text, from, to)) {
            return true;
        }
        if (byName) {
            return false;
        }
        return fact.questions().in(text, from, to) || word(fact.words(), text, from, to);
    }

    /** Whether one of the words stands there for itself and not as something that the sentence is about. */
    private static boolean word(PhraseSet words, NormalText text, int from, int to) {
        PhraseHits hits = words.hits(text);
        for (int hit = words.next(hits, 0); hit >= 0; hit = words.next(hits, hit + 1)) {
            if (hits.begin(hit) >= from && hits.end(hit) <= to && itself(text.text(), from, hits.begin(hit))) {
                return true;
            }
        }
        return false;
    }

    private static boolean itself(String text, int from, int at) {
        int end = at;
        while (end > from) {
            int start = text.lastIndexOf(' ', end - 1);
            String word = text.substring(start + 1, end);
            if (AROUND.contains(word)) {
                int before = start <= from ? from : text.lastIndexOf(' ', start - 1);
                return start > from && NUMBERS.contains(text.substring(before + 1, start));
            }
            if (!BETWEEN.contains(word)) {
                return true;
            }
            end = start;
        }
        return true;
    }

    /** Whether the sentence says the value itself, so that it asks whether that is right. */
    private static boolean told(NormalText text, int from, int to, String value, List<Quantity> asserted) {
        if (value.isEmpty() || text.find(NormalText.phrase(value), from, to) >= 0) {
            return !value.isEmpty();
        }
        for (Quantity quantity : asserted) {
            if (quantity.kind() == Quantity.Kind.DATE && quantity.is(value)) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<String> found, String name) {
        if (!found.contains(name)) {
            found.add(name);
        }
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }
}
