package dev.clamor.scenario.truth;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compares a reply with the last three: Jaccard similarity of their sets of word triples, or of words where one has fewer
 * than five. Sentence marks and case do not matter.
 */
final class LoopDetector {
    private static final int REMEMBERED = 3;
    private static final int SHINGLE = 3;
    private static final int SHORT = 5;
    private static final double SIMILAR = 0.85;
    private static final int FEW = 3;
    private static final int GOLDEN = 0x9E3779B9;
    private static final int SPREAD = 26;

    private final Fingerprint[] last = new Fingerprint[REMEMBERED];
    private int seen;

    /**
     * How many of the last three replies are nearly the same as this one; then remembers it.
     *
     * @param loose whether words of courtesy make no difference, nor a few words put to what was said before
     */
    int similar(NormalText text, boolean loose) {
        Fingerprint reply = Fingerprint.of(text.words());
        int count = 0;
        for (int i = 0; i < Math.min(seen, REMEMBERED); i++) {
            boolean similar = reply.mayBeSimilar(last[i]) && reply.similarity(last[i]) >= SIMILAR;
            if (similar || loose && reply.extended(last[i])) {
                count++;
            }
        }
        last[seen++ % REMEMBERED] = reply;
        return count;
    }

    /** Jaccard similarity of two texts, 0 to 1; equal texts have 1. */
    static double similarity(NormalText a, NormalText b) {
        return Fingerprint.of(a.words()).similarity(Fingerprint.of(b.words()));
    }

    /** Hashes of the words in order; those of the word triples as a set, made when they are needed. */
    private static final class Fingerprint {
        private final int[] words;
        /** A bit for each triple: triples whose bits differ are different ones. */
        private final long marks;
        /** The same for the words. */
        private final long wordMarks;

        private int @Nullable [] triples;

        private Fingerprint(int[] words) {
            this.words = words;
            long bits = 0;
            for (int i = 0; i + SHINGLE <= words.length; i++) {
                bits |= 1L << hash(words, i, SHINGLE);
            }
            this.marks = bits;
            long wordBits = 0;
            for (int word : words) {
                wordBits |= 1L << (word * GOLDEN >>> SPREAD);
            }
            this.wordMarks = wordBits;
        }

        static Fingerprint of(int[] words) {
            return new Fingerprint(words);
        }

        /** Whether nearly all words of one are in the other, which has few more. */
        boolean extended(Fingerprint earlier) {
            if (Math.abs(words.length - earlier.words.length) > Math.max(1, words.length / FEW)) {
                return false;
            }
            if (misses(earlier) && earlier.misses(this)) {
                return false;
            }
            int[] mine = shingles(words, 1);
            int[] theirs = shingles(earlier.words, 1);
            boolean mineShorter = mine.length < theirs.length;
            return shared(mineShorter ? mine : theirs, mineShorter ? theirs : mine) >= SIMILAR;
        }

        /** Whether the other has too few of these words for sure. */
        private boolean misses(Fingerprint other) {
            return Long.bitCount(wordMarks & ~other.wordMarks) > (1 - SIMILAR) * words.length;
        }

        double similarity(Fingerprint other) {
            if (Arrays.equals(words, other.words)) {
                return 1;
            }
            if (Math.min(words.length, other.words.length) < SHORT) {
                return jaccard(shingles(words, 1), shingles(other.words, 1));
            }
            return jaccard(triples(), other.triples());
        }

        /** Whether the similarity can reach {@link #SIMILAR}: too many triples of one alone make it impossible. */
        boolean mayBeSimilar(Fingerprint other) {
            if (Math.min(words.length, other.words.length) < SHORT) {
                return true;
            }
            int alone = Long.bitCount(marks ^ other.marks);
            return alone <= (1 - SIMILAR) * (words.length + other.words.length);
        }

        private int[] triples() {
            int[] made = triples;
            if (made == null) {
                made = shingles(words, SHINGLE);
                triples = made;
            }
            return made;
        }
    }

    private static double shared(int[] part, int[] whole) {
        int found = 0;
        for (int word : part) {
            found += Arrays.binarySearch(whole, word) >= 0 ? 1 : 0;
        }
        return part.length == 0 ? 0 : (double) found / part.length;
    }

    private static double jaccard(int[] a, int[] b) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        int union = a.length + b.length - common;
        return union == 0 ? 0 : (double) common / union;
    }

    private static int hash(int[] words, int at, int size) {
        int hash = 17;
        for (int k = 0; k < size; k++) {
            hash = hash * 0x01000193 + words[at + k];
        }
        return hash;
    }

    /** Hashes of all runs of {@code size} words, sorted, each once. */
    private static int[] shingles(int[] words, int size) {
        int[] shingles = new int[Math.max(0, words.length - size + 1)];
        for (int i = 0; i < shingles.length; i++) {
            shingles[i] = hash(words, i, size);
        }
        Arrays.sort(shingles);
        int count = 0;
        for (int shingle : shingles) {
            if (count == 0 || shingles[count - 1] != shingle) {
                shingles[count++] = shingle;
            }
        }
        return Arrays.copyOf(shingles, count);
    }
}
