package dev.clamor.scenario.truth;

import java.util.ArrayList;
import java.util.List;

/**
 * Phrases in normal form that are looked for together: a text is walked once, word by word, and at each word only the
 * phrases that begin with the same two characters are compared.
 */
final class PhraseSet {
    private static final int BUCKETS = 256;

    private final String[][] buckets = new String[BUCKETS][];

    private PhraseSet(List<String> phrases) {
        List<List<String>> lists = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            lists.add(new ArrayList<>());
        }
        for (String phrase : phrases) {
            if (phrase.length() < 3) {
                throw new IllegalArgumentException(
                        "phrase: expected at least two characters. Found: \"" + phrase + "\"");
            }
            lists.get(bucket(phrase, 0)).add(phrase);
        }
        for (int i = 0; i < BUCKETS; i++) {
            buckets[i] = lists.get(i).toArray(new String[0]);
        }
    }

    /** The set of these phrases, each as {@link NormalText#phrase} makes it. */
    static PhraseSet of(List<String> phrases) {
        return new PhraseSet(phrases);
    }

    /** Whether one of the phrases is in the text. */
    boolean in(NormalText text) {
        return find(text, 0, text.text().length()) >= 0;
    }

    /** Whether one of the phrases is in the text between the two positions. */
    boolean in(NormalText text, int from, int to) {
        return find(text, from, to) >= 0;
    }

    /** Where the first phrase begins between the two positions, or -1. */
    int find(NormalText text, int from, int to) {
        String all = text.text();
        int at = all.indexOf(' ', from);
        while (at >= 0 && at + 2 < to) {
            for (String phrase : buckets[bucket(all, at)]) {
                if (at + phrase.length() <= to && text.at(phrase, at)) {
                    return at;
                }
            }
            at = all.indexOf(' ', at + 1);
        }
        return -1;
    }

    private static int bucket(String text, int at) {
        return 31 * text.charAt(at + 1) + text.charAt(at + 2) & BUCKETS - 1;
    }
}
