package dev.clamor.scenario.truth;

import java.util.Arrays;

/** Where the sentences of a {@link NormalText} begin and end, and which of them end with a question mark. */
final class Sentences {
    private static final int FIRST = 8;

    private int[] ends = new int[FIRST];
    private int count;
    private final NormalText text;

    private Sentences(NormalText text) {
        this.text = text;
    }

    static Sentences of(NormalText text) {
        Sentences sentences = new Sentences(text);
        char[] all = text.chars();
        int last = text.length() - 1;
        for (int i = 1; i < last; i++) {
            char c = all[i];
            if ((c == '.' || c == '?') && all[i - 1] == ' ' && all[i + 1] == ' ') {
                sentences.add(i);
            }
        }
        int begin = sentences.count == 0 ? 0 : sentences.ends[sentences.count - 1] + 1;
        if (begin < last) {
            sentences.add(text.length());
        }
        return sentences;
    }

    private void add(int end) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = end;
    }

    int count() {
        return count;
    }

    /** Where a sentence begins: at the space before its first word. */
    int from(int sentence) {
        return sentence == 0 ? 0 : ends[sentence - 1] + 1;
    }

    /** Where its closing mark stands, or the text ends. */
    int to(int sentence) {
        return ends[sentence];
    }

    boolean question(int sentence) {
        return ends[sentence] < text.length() && text.chars()[ends[sentence]] == '?';
    }

    /** The sentence around a position. */
    int around(int position) {
        int sentence = 0;
        while (sentence < count - 1 && ends[sentence] <= position) {
            sentence++;
        }
        return sentence;
    }
}
