package dev.clamor.persona.wording;

import dev.clamor.persona.RandomStreams;
import java.util.Set;

/**
 * Typing errors: a per-character edit channel with substitution by a keyboard neighbour 0.50, omission 0.22, insertion
 * 0.18, transposition 0.10. Only letters inside words of four or more letters are touched; digits, and the texts in
 * {@code untouched}, never.
 */
public final class TypingNoise {
    private TypingNoise() {}

    /** Applies errors at {@code rate} per character; stream NOISE at {@code turn}. */
    public static String apply(
            String text, double rate, Set<String> untouched, RandomStreams streams, long contact, int turn) {
        throw new UnsupportedOperationException("H1a");
    }
}
