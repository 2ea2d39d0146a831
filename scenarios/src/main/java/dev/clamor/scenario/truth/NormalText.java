package dev.clamor.scenario.truth;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is compared: words in lower case, one space before and after each, no other marks.
 *
 * <ul>
 *   <li>Contractions are spelled out: {@code can't}, {@code cannot} and {@code can not} are the same.
 *   <li>A number is one word without trailing zeros, thousands marks or currency sign: {@code €29,90} and {@code 29.9}
 *       are the same, and so are {@code 5 000}, {@code 5,000} and {@code 5000}. A comma before exactly three digits is a
 *       thousands mark, other commas and all dots are decimal marks.
 *   <li>{@code 08:00} is the word {@code 8:00}; {@code %} is the word {@code percent}.
 *   <li>The end of a sentence is the word {@code .} or {@code ?}; so is a line break, but not within a list that a colon
 *       announces, and a semicolon.
 * </ul>
 *
 * <p>Not thread-safe: remembers what was found in it.
 */
final class NormalText {
    private final char[] chars;
    private final String text;
    private @Nullable PhraseIndex searched;
    private @Nullable PhraseHits found;
    private @Nullable Sentences sentences;

    /** @param chars the text, with room to spare */
    NormalText(char[] chars, int length) {
        this.chars = chars;
        this.text = new String(chars, 0, length);
    }

    static NormalText of(String raw) {
        return new TextNormaliser(raw).run();
    }

    /** A phrase in the form that {@link #has} looks for: no sentence marks, no space after it. */
    static String phrase(String raw) {
        String text = of(raw).text;
        boolean marked = text.indexOf('.') >= 0 || text.indexOf('?') >= 0;
        return (marked ? text.replace(" . ", " ").replace(" ? ", " ") : text).stripTrailing();
    }

    /** A phrase of whole words: with the space after it. */
    static String words(String raw) {
        return phrase(raw) + " ";
    }

    /** The text: empty, or beginning and ending with a space. */
    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    /** The characters of the text, {@link #length} of them; not to be changed. */
    char[] chars() {
        return chars;
    }

    /** Whether the phrase begins at the beginning of a word; after a final digit the word must end too. */
    boolean has(String phrase) {
        return find(phrase, 0, text.length()) >= 0;
    }

    /** Where the phrase stands between the two positions, or -1. */
    int find(String phrase, int from, int to) {
        if (phrase.isEmpty()) {
            return -1;
        }
        int at = text.indexOf(phrase, from);
        while (at >= 0 && at + phrase.length() <= to) {
            if (whole(phrase, at)) {
                return at;
            }
            at = text.indexOf(phrase, at + 1);
        }
        return -1;
    }

    /** Whether the phrase stands at this position. */
    boolean at(String phrase, int position) {
        return text.startsWith(phrase, position) && whole(phrase, position);
    }

    private boolean whole(String phrase, int at) {
        int end = at + phrase.length();
        char last = phrase.charAt(phrase.length() - 1);
        boolean digit = last >= '0' && last <= '9';
        return !digit || end == text.length() || text.charAt(end) == ' ';
    }

    /** Where the phrases of the index stand; walked once for the index asked for last. */
    PhraseHits found(PhraseIndex index) {
        PhraseHits hits = found;
        if (hits == null || searched != index) {
            hits = index.search(this);
            searched = index;
            found = hits;
        }
        return hits;
    }

    /** The sentences of the text. */
    Sentences sentences() {
        Sentences known = sentences;
        if (known == null) {
            known = Sentences.of(this);
            sentences = known;
        }
        return known;
    }

    /** Hashes of the words, sentence marks left out. */
    int[] words() {
        char[] all = chars;
        int length = text.length();
        int[] words = new int[length / 2 + 1];
        int count = 0;
        int start = 1;
        int hash = 0;
        for (int i = 1; i < length; i++) {
            char c = all[i];
            if (c != ' ') {
                hash = 31 * hash + c;
                continue;
            }
            boolean mark = i == start + 1 && (hash == '.' || hash == '?');
            if (i > start && !mark) {
                words[count++] = hash;
            }
            start = i + 1;
            hash = 0;
        }
        return Arrays.copyOf(words, count);
    }
}
