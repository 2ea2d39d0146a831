package dev.clamor.scenario.truth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Phrases as a graph of characters in which those that begin or end alike share nodes: the smallest such graph, made phrase
 * by phrase in alphabetical order, to which more can be added in any order (Daciuk, Mihov, Watson and Watson, "Incremental
 * construction of minimal acyclic finite-state automata", Computational Linguistics 26(1), 2000, sections 3 and 4). Immutable.
 */
final class PhraseGraph {
    private static final Node EMPTY = new Node(new int[0], new char[0], new int[0]);

    private final List<Node> nodes;
    private final NodeRegister known;

    private PhraseGraph(List<Node> nodes, NodeRegister known) {
        this.nodes = nodes;
        this.known = known;
    }

    /**
     * A node.
     *
     * @param sets the sets of the phrases that end there
     * @param keys the characters that lead on, in their order
     * @param next the numbers of the nodes that they lead to
     */
    record Node(int[] sets, char[] keys, int[] next) {
        /** With another set of which a phrase ends here. */
        Node ending(int set) {
            int[] more = Arrays.copyOf(sets, sets.length + 1);
            more[sets.length] = set;
            return new Node(more, keys, next);
        }

        /** With the character leading to that node; {@code at} is its place, or by what it is missing. */
        Node leading(int at, char key, int to) {
            if (at >= 0) {
                int[] others = next.clone();
                others[at] = to;
                return new Node(sets, keys, others);
            }
            int place = -at - 1;
            char[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
            int[] more = Arrays.copyOf(next, next.length + 1);
            System.arraycopy(keys, place, moreKeys, place + 1, keys.length - place);
            System.arraycopy(next, place, more, place + 1, next.length - place);
            moreKeys[place] = key;
            more[place] = to;
            return new Node(sets, moreKeys, more);
        }
    }

    /** The graph of these phrases, all of which begin with a space. The space is no step, and the last node is the root. */
    static PhraseGraph of(List<PhraseIndex.Entry> phrases) {
        List<PhraseIndex.Entry> sorted = new ArrayList<>(phrases);
        sorted.sort(Comparator.comparing(PhraseIndex.Entry::phrase));
        GraphDraft draft = new GraphDraft();
        sorted.forEach(draft::add);
        return new PhraseGraph(draft.nodes(), draft.register());
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The nodes with more phrases: those of this graph, those that had to be copied, and the root. */
    List<Node> with(List<PhraseIndex.Entry> more) {
        Growth growth = new Growth();
        more.forEach(growth::add);
        return growth.end();
    }

    /** Copies what changes; what is behind the nodes of the graph itself is its own and may be changed again. */
    private final class Growth {
        private final int first = nodes.size();
        private final List<Node> all = new ArrayList<>(nodes);
        private final NodeRegister register = new NodeRegister(known, all);
        private int root = first - 1;

        void add(PhraseIndex.Entry entry) {
            root = grown(root, entry, 1);
        }

        private int grown(int at, PhraseIndex.Entry entry, int from) {
            Node node = at < 0 ? EMPTY : all.get(at);
            if (from == entry.phrase().length()) {
                return put(at, node.ending(entry.set()));
            }
            char key = entry.phrase().charAt(from);
            int place = Arrays.binarySearch(node.keys(), key);
            int next = grown(place < 0 ? -1 : node.next()[place], entry, from + 1);
            return put(at, node.leading(place, key, next));
        }

        private int put(int at, Node node) {
            if (at >= first) {
                all.set(at, node);
                return at;
            }
            all.add(node);
            return all.size() - 1;
        }

        List<Node> end() {
            Node top = settled(all.get(root));
            all.add(top);
            return all;
        }

        /** The same node with ways to nodes that are there once only. */
        private Node settled(Node node) {
            int[] next = node.next().clone();
            for (int i = 0; i < next.length; i++) {
                if (next[i] >= first) {
                    next[i] = number(settled(all.get(next[i])));
                }
            }
            return new Node(node.sets(), node.keys(), next);
        }

        private int number(Node node) {
            int there = register.find(node);
            if (there >= 0) {
                return there;
            }
            all.add(node);
            register.add(all.size() - 1);
            return all.size() - 1;
        }
    }
}
