package dev.clamor.scenario.truth;

import java.util.Arrays;
import java.util.List;

/**
 * Several sets of phrases in normal form, looked for in one walk: from each word of a text down a tree of characters that
 * all phrases share, so that the number of phrases hardly matters. To be filled before it is used.
 *
 * <p>The steps of the tree stand in one hash table: a step that does not exist, as most of those tried, costs one look at it.
 */
final class PhraseIndex {
    private static final int SHORTEST = 3;
    private static final int ROOT = 1;
    private static final int CHAR_BITS = 16;
    private static final int NODE_BITS = 23;
    private static final int STEP_BITS = NODE_BITS + 1;
    private static final int STEP = (1 << STEP_BITS) - 1;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final Entry[] NONE = {};

    /** Node and character of a step, then where it leads and whether a phrase ends there; 0 where there is none. */
    private long[] steps = new long[64];

    private Entry[][] ends = {NONE, NONE};
    private int nodes = ROOT + 1;
    private int sets;

    /** A phrase and its set. */
    record Entry(String phrase, int set) {}

    /** Adds a set of these phrases, each as {@link NormalText#phrase} makes it. */
    PhraseSet add(List<String> phrases) {
        int set = sets++;
        for (String phrase : phrases) {
            if (phrase.isBlank() || phrase.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "phrase: expected at least two characters. Found: \"" + phrase + "\"");
            }
            add(new Entry(phrase, set));
        }
        return new PhraseSet(this, set);
    }

    /** The space that all phrases begin with is no step. */
    private void add(Entry entry) {
        String phrase = entry.phrase;
        int slot = 0;
        int node = ROOT;
        for (int i = 1; i < phrase.length(); i++) {
            slot = grown(node, phrase.charAt(i));
            node = node(steps[slot]);
        }
        steps[slot] |= 1;
        ends[node] = Arrays.copyOf(ends[node], ends[node].length + 1);
        ends[node][ends[node].length - 1] = entry;
    }

    /** The slot of a step, made if there is none. */
    private int grown(int node, char c) {
        if (2 * nodes > steps.length) {
            widen();
        }
        long key = key(node, c);
        int slot = slot(key);
        if (steps[slot] == 0) {
            steps[slot] = key << STEP_BITS | (long) nodes << 1;
            ends = nodes < ends.length ? ends : Arrays.copyOf(ends, 2 * nodes);
            ends[nodes++] = NONE;
        }
        return slot;
    }

    private void widen() {
        long[] before = steps;
        steps = new long[2 * before.length];
        for (long step : before) {
            if (step != 0) {
                steps[slot(step >>> STEP_BITS)] = step;
            }
        }
    }

    /** Where the step is, or the free slot where it would be. */
    private int slot(long key) {
        long[] all = steps;
        int slot = (int) (key * GOLDEN >>> Long.numberOfLeadingZeros(all.length - 1));
        while (all[slot] != 0 && all[slot] >>> STEP_BITS != key) {
            slot = slot + 1 & all.length - 1;
        }
        return slot;
    }

    private static long key(int node, char c) {
        return (long) node << CHAR_BITS | c;
    }

    private static int node(long step) {
        return (int) step >>> 1 & STEP >>> 1;
    }

    /** All phrases in the text. */
    PhraseHits search(NormalText text) {
        PhraseHits hits = new PhraseHits(sets);
        char[] all = text.chars();
        int length = text.length();
        int at = 0;
        while (at < length) {
            walk(all, length, at, hits);
            do {
                at++;
            } while (at < length && all[at] != ' ');
        }
        return hits;
    }

    /** Takes down what begins at the space here: the shortest phrases after all others. */
    private void walk(char[] all, int length, int begin, PhraseHits hits) {
        int node = ROOT;
        int brief = ROOT;
        for (int at = begin + 1; at < length; at++) {
            long step = steps[slot(key(node, all[at]))];
            if (step == 0) {
                break;
            }
            node = node(step);
            if ((step & 1) != 0 && whole(all, at + 1, length)) {
                if (at + 1 - begin == SHORTEST) {
                    brief = node;
                } else {
                    hits.add(ends[node], begin);
                }
            }
        }
        hits.add(ends[brief], begin);
    }

    /** Whether a word may be left off here: not after a digit within it. */
    private static boolean whole(char[] all, int end, int length) {
        char last = all[end - 1];
        return last < '0' || last > '9' || end == length || all[end] == ' ';
    }
}
