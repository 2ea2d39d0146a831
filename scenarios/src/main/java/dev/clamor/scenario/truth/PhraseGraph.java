package dev.clamor.scenario.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Phrases as a graph of characters in which those that begin or end alike share nodes: the smallest such graph, made phrase
 * by phrase in alphabetical order (Daciuk, Mihov, Watson and Watson, "Incremental construction of minimal acyclic
 * finite-state automata", Computational Linguistics 26(1), 2000, section 3).
 */
final class PhraseGraph {
    private PhraseGraph() {}

    /**
     * A node.
     *
     * @param sets the sets of the phrases that end there
     * @param keys the characters that lead on, in their order
     * @param next the numbers of the nodes that they lead to
     */
    record Node(int[] sets, char[] keys, int[] next) {}

    /** The nodes for these phrases, all of which begin with a space. The space is no step, and the last node is the root. */
    static List<Node> of(List<PhraseIndex.Entry> phrases) {
        List<PhraseIndex.Entry> sorted = new ArrayList<>(phrases);
        sorted.sort(Comparator.comparing(PhraseIndex.Entry::phrase));
        GraphDraft draft = new GraphDraft();
        sorted.forEach(draft::add);
        return draft.nodes();
    }
}
