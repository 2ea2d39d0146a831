package dev.clamor.scenario.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases as a graph of characters in which those that begin or end alike share nodes: the smallest such graph, made phrase
 * by phrase in alphabetical order (Daciuk, Mihov, Watson and Watson, "Incremental construction of minimal acyclic finite-state
 * automata", Computational Linguistics 26(1), 2000).
 */
final class PhraseGraph {
    private static final int CHAR_BITS = 16;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    /** The nodes of the phrase added last, which may still grow: node i is behind character i. */
    private final List<Draft> path = new ArrayList<>(List.of(new Draft()));

    /**
     * A node.
     *
     * @param sets the sets of the phrases that end there
     * @param keys the characters that lead on, in their order
     * @param next the numbers of the nodes that they lead to
     */
    record Node(int[] sets, char[] keys, int[] next) {}

    /** A node being made; numbers as characters. */
    private static final class Draft {
        private final StringBuilder sets = new StringBuilder(0);
        private final StringBuilder keys = new StringBuilder(1);
        private final StringBuilder next = new StringBuilder(2);

        void step(int node) {
            next.append((char) (node >> CHAR_BITS)).append((char) node);
        }

        /** The same for nodes that are the same. */
        String kind() {
            return (char) sets.length() + sets.toString() + keys + next;
        }

        Node node() {
            int[] to = new int[keys.length()];
            for (int i = 0; i < to.length; i++) {
                to[i] = next.charAt(2 * i) << CHAR_BITS | next.charAt(2 * i + 1);
            }
            return new Node(sets.chars().toArray(), keys.toString().toCharArray(), to);
        }
    }

    /** The graph of these phrases, all of which begin with a space. The space is no step, and the last node is the root. */
    static List<Node> of(List<PhraseIndex.Entry> phrases) {
        List<PhraseIndex.Entry> sorted = new ArrayList<>(phrases);
        sorted.sort(Comparator.comparing(PhraseIndex.Entry::phrase));
        PhraseGraph graph = new PhraseGraph();
        String last = " ";
        for (PhraseIndex.Entry entry : sorted) {
            graph.add(entry, shared(last, entry.phrase()));
            last = entry.phrase();
        }
        graph.settle(1);
        graph.number(graph.path.get(0));
        return graph.nodes;
    }

    private static int shared(String a, String b) {
        int most = Math.min(a.length(), b.length());
        int shared = 0;
        while (shared < most && a.charAt(shared) == b.charAt(shared)) {
            shared++;
        }
        return shared;
    }

    private void add(PhraseIndex.Entry entry, int shared) {
        String phrase = entry.phrase();
        settle(shared);
        for (int i = shared; i < phrase.length(); i++) {
            path.get(i - 1).keys.append(phrase.charAt(i));
            path.add(new Draft());
        }
        path.get(phrase.length() - 1).sets.append((char) entry.set());
    }

    /** Nothing will be added behind the first so many nodes of the path. */
    private void settle(int kept) {
        for (int i = path.size() - 1; i >= kept; i--) {
            path.get(i - 1).step(number(path.remove(i)));
        }
    }

    /** The number of the node of that kind, made if there is none. */
    private int number(Draft draft) {
        return known.computeIfAbsent(draft.kind(), kind -> {
            nodes.add(draft.node());
            return nodes.size() - 1;
        });
    }
}
