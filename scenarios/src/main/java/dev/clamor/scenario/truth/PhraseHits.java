package dev.clamor.scenario.truth;

import java.util.Arrays;

/** Where the phrases of an index stand in a text, in the order of their beginnings. */
final class PhraseHits {
    private static final int FIRST = 8;

    private long[] bits = new long[FIRST];
    private int[] begins = new int[FIRST];
    private int[] ends = new int[FIRST];
    private int count;
    private long all;

    void add(long bit, int begin, int end) {
        if (count == bits.length) {
            bits = Arrays.copyOf(bits, 2 * count);
            begins = Arrays.copyOf(begins, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        bits[count] = bit;
        begins[count] = begin;
        ends[count++] = end;
        all |= bit;
    }

    /** Whether a phrase of the set is anywhere. */
    boolean any(long bit) {
        return (all & bit) != 0;
    }

    /** Where the first phrase of the set between the two positions begins, or -1. */
    int first(long bit, int from, int to) {
        if ((all & bit) == 0) {
            return -1;
        }
        for (int i = 0; i < count; i++) {
            if (bits[i] == bit && begins[i] >= from && ends[i] <= to) {
                return begins[i];
            }
        }
        return -1;
    }
}
