package dev.clamor.scenario.truth;

/**
 * Phrases in normal form that are looked for together: one of the sets of a {@link PhraseIndex}, whose walk over a text
 * serves all of them.
 */
final class PhraseSet {
    private final PhraseIndex index;
    private final long bit;

    PhraseSet(PhraseIndex index, long bit) {
        this.index = index;
        this.bit = bit;
    }

    /** Whether one of the phrases is in the text. */
    boolean in(NormalText text) {
        return text.found(index).any(bit);
    }

    /** Whether one of the phrases is in the text between the two positions. */
    boolean in(NormalText text, int from, int to) {
        return find(text, from, to) >= 0;
    }

    /** Where the first phrase begins between the two positions, or -1. */
    int find(NormalText text, int from, int to) {
        return text.found(index).first(bit, from, to);
    }
}
