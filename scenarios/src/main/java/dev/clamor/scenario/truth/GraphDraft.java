package dev.clamor.scenario.truth;

import dev.clamor.scenario.truth.PhraseGraph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A {@link PhraseGraph} being made of phrases in alphabetical order. */
final class GraphDraft {
    private final List<Node> nodes = new ArrayList<>();
    private final NodeRegister known = new NodeRegister(nodes);
    /** The nodes of the phrase added last, which may still grow: node i is behind character i. Used again and again. */
    private final List<Draft> path = new ArrayList<>(List.of(new Draft()));

    private String last = " ";

    /** A node being made. */
    private static final class Draft {
        private int[] sets = new int[1];
        private char[] keys = new char[2];
        private int[] next = new int[2];
        private int setCount;
        private int keyCount;

        void clear() {
            setCount = 0;
            keyCount = 0;
        }

        void end(int set) {
            sets = setCount == sets.length ? Arrays.copyOf(sets, 2 * setCount) : sets;
            sets[setCount++] = set;
        }

        /** A way on, the node behind it not known yet. */
        void key(char key) {
            if (keyCount == keys.length) {
                keys = Arrays.copyOf(keys, 2 * keyCount);
                next = Arrays.copyOf(next, 2 * keyCount);
            }
            keys[keyCount++] = key;
        }

        /** The last way leads to that node. */
        void leadsTo(int node) {
            next[keyCount - 1] = node;
        }

        Node node() {
            return new Node(
                    Arrays.copyOf(sets, setCount), Arrays.copyOf(keys, keyCount), Arrays.copyOf(next, keyCount));
        }
    }

    void add(PhraseIndex.Entry entry) {
        String phrase = entry.phrase();
        int shared = shared(last, phrase);
        settle(shared);
        for (int i = shared; i < phrase.length(); i++) {
            path.get(i - 1).key(phrase.charAt(i));
            if (path.size() == i) {
                path.add(new Draft());
            }
            path.get(i).clear();
        }
        path.get(phrase.length() - 1).end(entry.set());
        last = phrase;
    }

    private static int shared(String a, String b) {
        int most = Math.min(a.length(), b.length());
        int shared = 0;
        while (shared < most && a.charAt(shared) == b.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    /** Nothing will be added behind the first so many nodes of the path. */
    private void settle(int kept) {
        for (int i = last.length() - 1; i >= kept; i--) {
            path.get(i - 1).leadsTo(number(path.get(i).node()));
        }
    }

    /** The number of the node, kept if there is none the same. */
    private int number(Node node) {
        int there = known.find(node);
        if (there >= 0) {
            return there;
        }
        nodes.add(node);
        known.add(nodes.size() - 1);
        return nodes.size() - 1;
    }

    /** All nodes; the root is the last, whether or not there is another the same. */
    List<Node> nodes() {
        settle(1);
        last = " ";
        nodes.add(path.get(0).node());
        return nodes;
    }
}
