package dev.clamor.scenario.truth;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * A {@link PhraseGraph} made ready to be walked from each word of a text, so that the number of phrases hardly matters.
 * Immutable.
 *
 * <p>Each node has a base of its own. The step by a character stands in the cell at the base plus the code of the character,
 * with that code to tell it from the steps of other nodes (a double array: Aoe, "An efficient digital search algorithm by using
 * a double-array structure", IEEE Transactions on Software Engineering 15(9), 1989). The nodes next to the root come first, so
 * that what is looked at most lies close together.
 */
final class PhraseTable {
    private static final int BRIEF = 3;

    private static final int CODE_SHIFT = 20;
    private static final int MOST_CODES = (1 << Integer.SIZE - CODE_SHIFT) - 1;
    private static final int MOST_BASES = (1 << CODE_SHIFT - 1) - 1;

    /** Code of each character from 1 on; 0 for one that no phrase has. */
    private final char[] codes;

    private final int root;
    /** The code of the step, the base that it leads to, and in the last bit whether phrases end there; small, for caches are. */
    private final int[] cells;
    /** By base: the sets of the phrases that end there. */
    private final int[][] ends;

    /**
     * @param nodes the last is the root
     * @throws IllegalArgumentException for more than 4,095 different characters or half a million nodes
     */
    PhraseTable(List<PhraseGraph.Node> nodes) {
        this.codes = codes(nodes);
        Bases bases = new Bases(nodes);
        if (bases.used.length() > MOST_BASES) {
            throw new IllegalArgumentException("phrases: expected at most " + MOST_BASES + " nodes. Found: more");
        }
        this.root = bases.of[nodes.size() - 1];
        this.cells = new int[bases.used.length() + codes.length + 1];
        this.ends = new int[bases.used.length()][];
        for (int node = 0; node < nodes.size(); node++) {
            fill(nodes, bases, node);
        }
    }

    private static char[] codes(List<PhraseGraph.Node> nodes) {
        BitSet known = new BitSet();
        for (PhraseGraph.Node node : nodes) {
            for (char key : node.keys()) {
                known.set(key);
            }
        }
        if (known.cardinality() > MOST_CODES) {
            throw new IllegalArgumentException(
                    "phrases: expected at most " + MOST_CODES + " different characters. Found: " + known.cardinality());
        }
        char[] codes = new char[known.length()];
        char last = 0;
        for (int c = known.nextSetBit(0); c >= 0; c = known.nextSetBit(c + 1)) {
            codes[c] = ++last;
        }
        return codes;
    }

    private void fill(List<PhraseGraph.Node> nodes, Bases bases, int number) {
        PhraseGraph.Node node = nodes.get(number);
        int base = bases.of[number];
        ends[base] = node.sets();
        for (int i = 0; i < node.keys().length; i++) {
            int next = node.next()[i];
            int end = nodes.get(next).sets().length > 0 ? 1 : 0;
            int code = codes[node.keys()[i]];
            cells[base + code] = code << CODE_SHIFT | bases.of[next] << 1 | end;
        }
    }

    /** Finds a base for each node. */
    private final class Bases {
        private final int[] of;
        private final BitSet used = new BitSet();
        private final BitSet taken = new BitSet();

        Bases(List<PhraseGraph.Node> nodes) {
            of = new int[nodes.size()];
            Deque<Integer> queue = new ArrayDeque<>();
            queue.add(nodes.size() - 1);
            while (!queue.isEmpty()) {
                int number = queue.remove();
                if (of[number] == 0) {
                    of[number] = place(nodes.get(number).keys());
                    for (int next : nodes.get(number).next()) {
                        queue.add(next);
                    }
                }
            }
        }

        private int place(char[] keys) {
            int first = keys.length == 0 ? 0 : codes[keys[0]];
            int base = 1;
            while (used.get(base) || !fits(base, keys)) {
                base = keys.length == 0 ? base + 1 : taken.nextClearBit(base + first + 1) - first;
            }
            used.set(base);
            for (char key : keys) {
                taken.set(base + codes[key]);
            }
            return base;
        }

        private boolean fits(int base, char[] keys) {
            for (char key : keys) {
                if (taken.get(base + codes[key])) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Takes down what begins at the space here: the shortest phrases after all others. */
    void walk(char[] all, int length, int begin, PhraseHits hits) {
        int base = root;
        int brief = 0;
        for (int at = begin + 1; at < length; at++) {
            char c = all[at];
            int code = c < codes.length ? codes[c] : 0;
            int cell = cells[base + code];
            if (code == 0 || cell >>> CODE_SHIFT != code) {
                break;
            }
            base = cell >>> 1 & MOST_BASES;
            if ((cell & 1) != 0 && whole(all, at + 1, length)) {
                if (at + 1 - begin == BRIEF) {
                    brief = base;
                } else {
                    hits.add(ends[base], begin, at + 1);
                }
            }
        }
        if (brief != 0) {
            hits.add(ends[brief], begin, begin + BRIEF);
        }
    }

    /** Whether a word may be left off here: not after a digit within it. */
    private static boolean whole(char[] all, int end, int length) {
        char last = all[end - 1];
        return last < '0' || last > '9' || end == length || all[end] == ' ';
    }
}
