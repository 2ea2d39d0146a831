package dev.clamor.scenario.truth;

import java.util.Arrays;
import java.util.List;

/**
 * Several sets of phrases in normal form, looked for in one walk: at each word of a text only the phrases that begin with
 * the same three characters are compared. To be filled before it is used.
 */
final class PhraseIndex {
    private static final int BUCKETS = 4096;
    private static final int SHORTEST = 3;
    private static final int KEY = 4;

    private final Entry[][] buckets = new Entry[BUCKETS][];
    private Entry[] brief = {};
    private int sets;

    /** A phrase, its last letter or digit with its place, which rejects most texts, and its set. */
    record Entry(String phrase, int lastAt, char last, int set) {
        static Entry of(String phrase, int set) {
            int last = phrase.stripTrailing().length() - 1;
            return new Entry(phrase, last, phrase.charAt(last), set);
        }
    }

    PhraseIndex() {
        Arrays.fill(buckets, brief);
    }

    /** Adds a set of these phrases, each as {@link NormalText#phrase} makes it. */
    PhraseSet add(List<String> phrases) {
        int set = sets++;
        for (String phrase : phrases) {
            if (phrase.isBlank() || phrase.length() < SHORTEST) {
                throw new IllegalArgumentException(
                        "phrase: expected at least two characters. Found: \"" + phrase + "\"");
            }
            add(Entry.of(phrase, set));
        }
        return new PhraseSet(this, set);
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
        PhraseHits hits = new PhraseHits(sets);
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
            int last = at + entry.lastAt;
            if (last < all.length() && all.charAt(last) == entry.last && text.at(entry.phrase, at)) {
                hits.add(entry, at);
            }
        }
    }

    private static int bucket(char first, char second, char third) {
        int hash = (first * 31 + second) * 31 + third;
        return (hash ^ hash >>> 12) & BUCKETS - 1;
    }
}
