package dev.clamor.scenario.truth;

import dev.clamor.scenario.truth.PhraseGraph.Node;
import java.util.Arrays;
import java.util.List;

/** Finds the number of a node that is the same: a table of numbers with open addresses. */
final class NodeRegister {
    private static final int FIRST = 1 << 10;
    private static final int FREE = -1;
    /** A number that no other of the common ones has a factor with: Fibonacci hashing (Knuth, TAOCP 3, section 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private final List<Node> nodes;
    private int[] table;
    private int count;

    /** None of these nodes yet. */
    NodeRegister(List<Node> nodes) {
        this.nodes = nodes;
        this.table = free(FIRST);
    }

    private static int[] free(int size) {
        int[] table = new int[size];
        Arrays.fill(table, FREE);
        return table;
    }

    /** The number of a node that is the same, or -1. */
    int find(Node node) {
        return table[place(node)];
    }

    /** Takes down the node of that number, of which there is none the same. */
    void add(int number) {
        if (2 * ++count > table.length) {
            widen();
        }
        table[place(nodes.get(number))] = number;
    }

    private void widen() {
        int[] old = table;
        table = free(2 * old.length);
        for (int number : old) {
            if (number != FREE) {
                table[place(nodes.get(number))] = number;
            }
        }
    }

    private int place(Node node) {
        int mask = table.length - 1;
        int at = hash(node) >>> Integer.numberOfLeadingZeros(mask);
        while (table[at] != FREE && !same(nodes.get(table[at]), node)) {
            at = at + 1 & mask;
        }
        return at;
    }

    private static int hash(Node node) {
        int hash =
                31 * (31 * Arrays.hashCode(node.sets()) + Arrays.hashCode(node.keys())) + Arrays.hashCode(node.next());
        return hash * SPREAD;
    }

    private static boolean same(Node a, Node b) {
        return Arrays.equals(a.keys(), b.keys())
                && Arrays.equals(a.next(), b.next())
                && Arrays.equals(a.sets(), b.sets());
    }
}
