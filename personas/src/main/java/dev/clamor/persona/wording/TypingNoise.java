package dev.clamor.persona.wording;

import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Typing errors: a per-character edit channel with substitution by a keyboard neighbour 0.50, omission 0.22, insertion
 * 0.18, transposition 0.10. Only letters inside words of four or more letters are touched; tokens with a digit, and the
 * texts in {@code untouched} (compared without case), never.
 *
 * <p>A word takes its first error and no other: with rate r, a word of n letters is wrong with probability 1 - (1 -
 * r)^n. One draw settles both whether and where: the place of the first error is geometric.
 */
public final class TypingNoise {
    private static final int SHORTEST = 4;
    private static final int DRAWS_PER_WORD = 3;
    private static final double SUBSTITUTION = 0.50;
    private static final double OMISSION = SUBSTITUTION + 0.22;
    private static final double INSERTION = OMISSION + 0.18;

    private final String text;
    private final double rate;
    private final Set<String> untouched;
    private final RandomStreams streams;
    private final long contact;
    private final int turn;
    private @Nullable StringBuilder changed;
    private int copied;
    private int words;

    private TypingNoise(
            String text, double rate, Set<String> untouched, RandomStreams streams, long contact, int turn) {
        this.text = text;
        this.rate = rate;
        this.untouched = untouched;
        this.streams = streams;
        this.contact = contact;
        this.turn = turn;
    }

    /**
     * Applies errors at {@code rate} per character; stream NOISE at {@code turn}.
     *
     * @param rate from 0, exclusive of 1
     * @return {@code text} itself when no error happens
     */
    public static String apply(
            String text, double rate, Set<String> untouched, RandomStreams streams, long contact, int turn) {
        return rate > 0 ? new TypingNoise(text, rate, untouched, streams, contact, turn).tokens() : text;
    }

    private String tokens() {
        int end = text.length();
        int start = 0;
        while (start < end) {
            int stop = start;
            boolean digit = false;
            while (stop < end && !Character.isWhitespace(text.charAt(stop))) {
                digit |= Character.isDigit(text.charAt(stop));
                stop++;
            }
            if (!digit) {
                wordsOf(start, stop);
            }
            start = stop + 1;
        }
        return changed == null ? text : changed.append(text, copied, end).toString();
    }

    private void wordsOf(int start, int stop) {
        int from = start;
        for (int i = start; i <= stop; i++) {
            if (i == stop || !Character.isLetter(text.charAt(i))) {
                if (i - from >= SHORTEST) {
                    word(from, i - from);
                }
                from = i + 1;
            }
        }
    }

    private void word(int from, int letters) {
        int draw = DRAWS_PER_WORD * words++;
        double u = uniform(draw);
        if (u >= rate * letters) {
            return; // 1 - (1 - r)^n <= r n: no logarithm needed
        }
        int place = rate >= 1 ? 0 : (int) (StrictMath.log(1 - u) / StrictMath.log(1 - rate));
        if (place < letters && !isUntouched(from, from + letters)) {
            edit(from + letters, from + place, draw);
        }
    }

    private void edit(int to, int at, int draw) {
        StringBuilder out = changed == null ? new StringBuilder(text.length() + 1) : changed;
        changed = out;
        out.append(text, copied, at);
        copied = at + 1;
        char c = text.charAt(at);
        char near = Keyboard.beside(c, uniform(draw + 2));
        double kind = uniform(draw + 1);
        if (kind < SUBSTITUTION && near != c) {
            out.append(near);
        } else if (kind >= OMISSION && kind < INSERTION) {
            out.append(near).append(c);
        } else if (kind >= INSERTION) {
            transpose(out, at, at + 1 < to ? at + 1 : at - 1);
        }
    }

    /** Swaps with the next letter, the last with the one before; two equal letters become one. */
    private void transpose(StringBuilder out, int at, int other) {
        char c = text.charAt(at);
        char swapped = text.charAt(other);
        if (c == swapped) {
            return;
        }
        if (other > at) {
            out.append(swapped).append(c);
            copied = other + 1;
        } else {
            out.insert(out.length() - 1, c);
        }
    }

    private boolean isUntouched(int from, int to) {
        for (String kept : untouched) {
            int length = kept.length();
            int last = Math.min(to - 1, text.length() - length);
            for (int at = Math.max(0, from - length + 1); length > 0 && at <= last; at++) {
                if (text.regionMatches(true, at, kept, 0, length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private double uniform(int draw) {
        return streams.uniform(contact, Purpose.NOISE, turn, draw);
    }
}
