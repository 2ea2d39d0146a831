package dev.clamor.referenceagent.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Corrects a misspelt word to the nearest known one by Damerau-Levenshtein distance (insertion, deletion, substitution,
 * transposition of neighbours; "optimal string alignment", so no letter is edited twice). A word of four to eight
 * letters may be one edit away, a longer one two. Known words are never touched; the nearest known word wins, domain
 * words before common ones, then the same first letter, then alphabetical order.
 *
 * <p>Candidates come from an index of known words with one or two letters deleted (Garbe, "symmetric delete").
 */
final class Spelling {
    private static final int SHORTEST = 4;
    private static final int TWO_EDITS_FROM = 9;

    private final Set<String> known = new HashSet<>();
    private final Set<String> domain;
    private final Map<String, List<String>> byDeletion = new HashMap<>();

    Spelling(Collection<String> domainWords, Collection<String> commonWords) {
        this.domain = Collections.unmodifiableSet(new LinkedHashSet<>(domainWords));
        known.addAll(domain);
        known.addAll(commonWords);
        for (String word : new TreeSet<>(known)) {
            if (word.length() >= SHORTEST) {
                for (String deleted : deletions(word, edits(word))) {
                    byDeletion
                            .computeIfAbsent(deleted, key -> new ArrayList<>(1))
                            .add(word);
                }
            }
        }
    }

    boolean knows(String word) {
        return known.contains(word);
    }

    /** The known word meant, or the word itself when none is near enough. */
    String correct(String word) {
        if (word.length() < SHORTEST || known.contains(word) || isNumeric(word)) {
            return word;
        }
        String best = word;
        int bestRank = Integer.MAX_VALUE;
        Set<String> seen = new HashSet<>();
        for (String deleted : deletions(word, edits(word))) {
            for (String candidate : byDeletion.getOrDefault(deleted, List.of())) {
                if (seen.add(candidate)) {
                    int rank = rank(word, candidate);
                    if (rank < bestRank || rank == bestRank && candidate.compareTo(best) < 0) {
                        bestRank = rank;
                        best = candidate;
                    }
                }
            }
        }
        return best;
    }

    private int rank(String word, String candidate) {
        int allowed = Math.min(edits(word), edits(candidate));
        int distance = distance(word, candidate);
        if (distance > allowed || word.length() == SHORTEST && candidate.length() < SHORTEST) {
            return Integer.MAX_VALUE;
        }
        return distance * 4 + (domain.contains(candidate) ? 0 : 2) + (word.charAt(0) == candidate.charAt(0) ? 0 : 1);
    }

    private static int edits(String word) {
        return word.length() >= TWO_EDITS_FROM ? 2 : 1;
    }

    private static boolean isNumeric(String word) {
        return Character.isDigit(word.charAt(0));
    }

    private static Set<String> deletions(String word, int edits) {
        Set<String> results = new LinkedHashSet<>();
        results.add(word);
        Set<String> ring = Set.of(word);
        for (int edit = 0; edit < edits; edit++) {
            Set<String> next = new LinkedHashSet<>();
            for (String base : ring) {
                for (int i = 0; i < base.length(); i++) {
                    next.add(base.substring(0, i) + base.substring(i + 1));
                }
            }
            results.addAll(next);
            ring = next;
        }
        return results;
    }

    /** The optimal string alignment distance of two words. */
    static int distance(String a, String b) {
        int[] twoAgo = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], twoAgo[j - 2] + 1);
                }
            }
            int[] spare = twoAgo;
            twoAgo = previous;
            previous = row;
            row = spare;
        }
        return previous[b.length()];
    }
}
