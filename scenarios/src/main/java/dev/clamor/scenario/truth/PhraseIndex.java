package dev.clamor.scenario.truth;

import java.util.Arrays;
import java.util.List;

/**
 * Several sets of phrases in normal form, looked for in one walk: at each word of a text only the phrases that begin with
 * the same three characters are compared. To be filled before it is used.
 */
final class PhraseIndex {
    private static final int BUCKETS = 1024;
    private static final int SHORTEST = 3;
    private static final int KEY = 4;

    private final Entry[][] buckets = new Entry[BUCKETS][];
    private Entry[] brief = {};
    private int sets;

    /** A phrase, its last character, which rejects most texts, and the bit of its set. */
    private record Entry(String phrase, int length, char last, long bit) {
        Entry(String phrase, long bit) {
            this(phrase, phrase.length(), phrase.charAt(phrase.length() - 1), bit);
        }
    }

    PhraseIndex() {
        Arrays.fill(buckets, brief);
    }

    /** Adds a set of these phrases, each as {@link NormalText#phrase} makes it. */
    PhraseSet add(List<String> phrases) {
        if (sets == Long.SIZE) {
            throw new IllegalStateException("phrase index: expected at most " + Long.SIZE + " sets. Found: one more");
        }
        long bit = 1L << sets++;
        for (String phrase : phrases) {
            if (phrase.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "phrase: expected at least two characters. Found: \"" + phrase + "\"");
            }
            add(new Entry(phrase, bit));
        }
        return new PhraseSet(this, bit);
    }

    private void add(Entry entry) {
        if (entry.phrase.length() < KEY) {
            brief = with(brief, entry);
        } else {
            int bucket = bucket(entry.phrase.charAt(1), entry.phrase.charAt(2), entry.phrase.charAt(3));
            buckets[bucket] = with(buckets[bucket], entry);
        }
    }

    private static Entry[] with(Entry[] entries, Entry entry) {
        Entry[] more = Arrays.copyOf(entries, entries.length + 1);
        more[entries.length] = entry;
        return more;
    }

    /** All phrases in the text. */
    PhraseHits search(NormalText text) {
        PhraseHits hits = new PhraseHits();
        String all = text.text();
        int at = 0;
        while (at >= 0 && at + KEY <= all.length()) {
            compare(buckets[bucket(all.charAt(at + 1), all.charAt(at + 2), all.charAt(at + 3))], text, at, hits);
            compare(brief, text, at, hits);
            at = all.indexOf(' ', at + 1);
        }
        if (at >= 0 && brief.length > 0) {
            compare(brief, text, at, hits);
        }
        return hits;
    }

    private static void compare(Entry[] entries, NormalText text, int at, PhraseHits hits) {
        String all = text.text();
        for (Entry entry : entries) {
            int end = at + entry.length;
            if (end <= all.length() && all.charAt(end - 1) == entry.last && text.at(entry.phrase, at)) {
                hits.add(entry.bit, at, end);
            }
        }
    }

    private static int bucket(char first, char second, char third) {
        int hash = (first * 31 + second) * 31 + third;
        return (hash ^ hash >>> 10) & BUCKETS - 1;
    }
}
