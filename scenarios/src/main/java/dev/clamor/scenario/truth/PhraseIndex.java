package dev.clamor.scenario.truth;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several sets of phrases in normal form, looked for in one walk: from each word of a text down a tree of characters that
 * all phrases share, so that the number of phrases hardly matters. To be filled before it is used.
 */
final class PhraseIndex {
    private static final int BUCKETS = 4096;
    private static final int SHORTEST = 3;
    private static final int KEY = 4;

    private final @Nullable Node[] roots = new Node[BUCKETS];
    private final Node brief = new Node();
    private int sets;

    /** A phrase and its set. */
    record Entry(String phrase, int set) {}

    /** What may follow on the same beginning, and the phrases that end with it. */
    private static final class Node {
        private static final Entry[] NONE = {};

        private char[] keys = {};
        private Node[] next = {};
        private Entry[] ends = NONE;

        @Nullable
        Node at(char c) {
            char[] known = keys;
            for (int i = 0; i < known.length; i++) {
                if (known[i] == c) {
                    return next[i];
                }
            }
            return null;
        }

        Node grown(char c) {
            Node node = at(c);
            if (node == null) {
                node = new Node();
                keys = Arrays.copyOf(keys, keys.length + 1);
                next = Arrays.copyOf(next, next.length + 1);
                keys[keys.length - 1] = c;
                next[next.length - 1] = node;
            }
            return node;
        }

        void end(Entry entry) {
            ends = Arrays.copyOf(ends, ends.length + 1);
            ends[ends.length - 1] = entry;
        }
    }

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

    private void add(Entry entry) {
        String phrase = entry.phrase;
        boolean keyed = phrase.length() >= KEY;
        Node node = keyed ? root(bucket(phrase, 0)) : brief;
        for (int i = keyed ? 1 : 0; i < phrase.length(); i++) {
            node = node.grown(phrase.charAt(i));
        }
        node.end(entry);
    }

    private Node root(int bucket) {
        Node root = roots[bucket];
        if (root == null) {
            root = new Node();
            roots[bucket] = root;
        }
        return root;
    }

    /** All phrases in the text. */
    PhraseHits search(NormalText text) {
        PhraseHits hits = new PhraseHits(sets);
        String all = text.text();
        boolean briefs = brief.keys.length > 0;
        int at = 0;
        while (at >= 0) {
            if (at + KEY <= all.length()) {
                Node root = roots[bucket(all, at)];
                if (root != null) {
                    walk(root, all, at, at + 1, hits);
                }
            }
            if (briefs) {
                walk(brief, all, at, at, hits);
            }
            at = all.indexOf(' ', at + 1);
        }
        return hits;
    }

    private static void walk(Node root, String all, int begin, int from, PhraseHits hits) {
        Node node = root;
        int at = from;
        while (at < all.length()) {
            node = node.at(all.charAt(at));
            if (node == null) {
                return;
            }
            at++;
            if (node.ends.length > 0 && whole(all, at)) {
                for (Entry entry : node.ends) {
                    hits.add(entry, begin);
                }
            }
        }
    }

    /** Whether a word may be left off here: not after a digit within it. */
    private static boolean whole(String all, int end) {
        char last = all.charAt(end - 1);
        return last < '0' || last > '9' || end == all.length() || all.charAt(end) == ' ';
    }

    private static int bucket(String text, int at) {
        int hash = (text.charAt(at + 1) * 31 + text.charAt(at + 2)) * 31 + text.charAt(at + 3);
        return (hash ^ hash >>> 12) & BUCKETS - 1;
    }
}
