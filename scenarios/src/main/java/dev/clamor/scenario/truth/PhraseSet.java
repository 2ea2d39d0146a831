package dev.clamor.scenario.truth;

/**
 * Phrases in normal form that are looked for together: one of the sets of a {@link PhraseIndex}, whose walk over a text
 * serves all of them.
 */
final class PhraseSet {
    private final PhraseIndex index;
    private final int set;

    PhraseSet(PhraseIndex index, int set) {
        this.index = index;
        this.set = set;
    }

    /** The set of the same number in another index. */
    PhraseSet in(PhraseIndex other) {
        return new PhraseSet(other, set);
    }

    /** Whether one of the phrases is in the text. */
    boolean in(NormalText text) {
        return text.found(index).any(set);
    }

    /** Whether one of the phrases is in the text between the two positions. */
    boolean in(NormalText text, int from, int to) {
        return text.found(index).first(set, from, to) >= 0;
    }

    /** Where the first phrase begins between the two positions, or -1. */
    int find(NormalText text, int from, int to) {
        PhraseHits hits = text.found(index);
        int hit = hits.first(set, from, to);
        return hit < 0 ? -1 : hits.begin(hit);
    }

    /** The hits of all sets of the index in the text. */
    PhraseHits hits(NormalText text) {
        return text.found(index);
    }

    /** Number of the next hit of this set from hit number {@code from} on, or -1. */
    int next(PhraseHits hits, int from) {
        return hits.next(set, from);
    }

    /** Where the first phrase between the two positions ends, or -1. */
    int findEnd(NormalText text, int from, int to) {
        PhraseHits hits = text.found(index);
        int hit = hits.first(set, from, to);
        return hit < 0 ? -1 : hits.end(hit);
    }

    /** The first phrase in the text, for people; empty if there is none. */
    String phrase(NormalText text) {
        PhraseHits hits = text.found(index);
        int hit = hits.next(set, 0);
        return hit < 0 ? "" : hits.phrase(hit);
    }
}
