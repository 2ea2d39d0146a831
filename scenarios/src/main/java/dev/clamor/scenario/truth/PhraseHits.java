package dev.clamor.scenario.truth;

import java.util.Arrays;

/** Where the phrases of an index stand in a text, in the order of their beginnings. */
final class PhraseHits {
    private static final int FIRST = 16;

    private PhraseIndex.Entry[] entries = new PhraseIndex.Entry[FIRST];
    private int[] begins = new int[FIRST];
    /** The set of each hit. */
    private int[] setOf = new int[FIRST];

    private int count;
    private final long[] sets;

    PhraseHits(int sets) {
        this.sets = new long[(sets + Long.SIZE - 1) / Long.SIZE];
    }

    /** Takes down phrases that begin at the same place. */
    void add(PhraseIndex.Entry[] found, int begin) {
        for (PhraseIndex.Entry entry : found) {
            add(entry, begin);
        }
    }

    private void add(PhraseIndex.Entry entry, int begin) {
        if (count == begins.length) {
            entries = Arrays.copyOf(entries, 2 * count);
            begins = Arrays.copyOf(begins, 2 * count);
            setOf = Arrays.copyOf(setOf, 2 * count);
        }
        entries[count] = entry;
        begins[count] = begin;
        setOf[count++] = entry.set();
        sets[entry.set() >> 6] |= 1L << entry.set();
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
            if (setOf[i] == set && begins[i] >= from && end(i) <= to) {
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
        return begins[hit] + entries[hit].phrase().length();
    }

    /** The phrase of a hit, for people. */
    String phrase(int hit) {
        return entries[hit].phrase().strip();
    }
}
