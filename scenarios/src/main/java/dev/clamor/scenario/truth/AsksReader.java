package dev.clamor.scenario.truth;

import dev.clamor.scenario.Fact;
import dev.clamor.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds out which facts a reply asks for: from its {@code asks}, and as long as the agent has never filled them, from
 * sentences that ask and name a fact.
 */
final class AsksReader {
    static final String CONFIRMATION = "confirmation";

    private final Map<String, String> factsByName = new HashMap<>();
    private final Map<String, String> factsByPhrase = new TreeMap<>();
    private final Lexicon lexicon;
    private boolean tells;

    AsksReader(Scenario scenario, Lexicon lexicon) {
        this.lexicon = lexicon;
        for (Fact fact : scenario.facts()) {
            name(fact.name(), fact);
            fact.synonyms().forEach(s -> name(s, fact));
        }
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

    /** Names of the facts asked for, and other names asked for as the agent tells them; each once. */
    List<String> read(List<String> asks, NormalText text) {
        tells |= !asks.isEmpty();
        List<String> found = new ArrayList<>();
        if (tells) {
            asks.forEach(a -> add(found, resolve(a)));
        } else {
            sentences(text, found);
        }
        return List.copyOf(found);
    }

    private void name(String name, Fact fact) {
        factsByName.putIfAbsent(folded(name), fact.name());
        factsByPhrase.putIfAbsent(NormalText.phrase(name.replace('_', ' ')), fact.name());
    }

    private void sentences(NormalText text, List<String> found) {
        String all = text.text();
        int start = 0;
        while (start < all.length() - 1) {
            int end = start + 1;
            while (end < all.length() && !endsSentence(all, end)) {
                end++;
            }
            boolean question = end < all.length() && all.charAt(end) == '?';
            sentence(text, start, end, question, found);
            start = end + 1;
        }
    }

    private static boolean endsSentence(String text, int at) {
        char c = text.charAt(at);
        return (c == '.' || c == '?')
                && text.charAt(at - 1) == ' '
                && at + 1 < text.length()
                && text.charAt(at + 1) == ' ';
    }

    private void sentence(NormalText text, int start, int end, boolean question, List<String> found) {
        boolean asks = question || lexicon.request().in(text, start, end);
        if (!asks || lexicon.closing().in(text, start, end) || lexicon.restart().in(text, start, end)) {
            return;
        }
        if (lexicon.confirmation().in(text, start, end)) {
            add(found, CONFIRMATION);
            return;
        }
        factsByPhrase.forEach((phrase, fact) -> {
            if (text.find(phrase, start, end) >= 0) {
                add(found, fact);
            }
        });
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
