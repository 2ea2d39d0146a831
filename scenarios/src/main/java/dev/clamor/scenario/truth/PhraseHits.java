package dev.clamor.scenario.truth;

import java.util.Arrays;

/** Where the phrases of an index stand in a text, in the order of their beginnings. */
final class PhraseHits {
    /** Enough for a reply of a few sentences. */
    private static final int FIRST = 64;

    private final NormalText text;
    private final long[] sets;
    /** The set of each hit. */
    private int[] setOf = new int[FIRST];

    private int[] begins = new int[FIRST];
    private int[] ends = new int[FIRST];
    private int count;

    PhraseHits(NormalText text, int sets) {
        this.text = text;
        this.sets = new long[(sets + Long.SIZE - 1) / Long.SIZE];
    }

    /** Takes down that phrases of these sets stand between the two positions. */
    void add(int[] found, int begin, int end) {
        for (int set : found) {
            if (count == begins.length) {
                widen();
            }
            setOf[count] = set;
            begins[count] = begin;
            ends[count++] = end;
            sets[set >> 6] |= 1L << set;
        }
    }

    private void widen() {
        setOf = Arrays.copyOf(setOf, 2 * count);
        begins = Arrays.copyOf(begins, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
    }

    /** Whether a phrase of the set is anywhere. */
    boolean any(int set) {
        return (sets[set >> 6] & 1L << set) != 0;
    }

    /** Number of the next hit of the set from hit number {@code from} on, or -1. */
    int next(int set, int from) {
        if (!any(set)) {
            return -1;
        }
        for (int i = from; i < count; i++) {
            if (setOf[i] == set) {
                return i;
            }
        }
        return -1;
    }

    /** Number of the first hit of the set that lies between the two positions, or -1. */
    int first(int set, int from, int to) {
        if (!any(set)) {
            return -1;
        }
        for (int i = 0; i < count; i++) {
            if (setOf[i] == set && begins[i] >= from && ends[i] <= to) {
                return i;
            }
        }
        return -1;
    }

    /** Where a hit begins: at the space before its first word. */
    int begin(int hit) {
        return begins[hit];
    }

    /** Where a hit ends. */
    int end(int hit) {
        return ends[hit];
    }

    /** The phrase of a hit, for people. */
    String phrase(int hit) {
        return text.text().substring(begins[hit], ends[hit]).strip();
    }
}
