package dev.clamor.referenceagent;

import dev.clamor.referenceagent.dialogue.Conversation;
import dev.clamor.referenceagent.dialogue.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reply that is told in parts. Its seat's lock guards it. */
final class Telling {
    private static final int WORDS_PER_PART = 3;

    final ReferenceAgent.Arrival arrival;
    final Reply reply;
    final double pressure;
    /** The conversation as it was before the message; null if there is nothing to take back. */
    final @Nullable Conversation before;

    private final List<String> parts;
    private int told;
    private boolean over;

    /**
     * What comes next.
     *
     * @param text  more of the reply; empty for no more
     * @param whole the reply that ends it, perhaps broken off; null while more is to come
     */
    record Next(String text, @Nullable Reply whole) {}

    Telling(ReferenceAgent.Arrival arrival, Reply reply, double pressure, @Nullable Conversation before) {
        this.arrival = arrival;
        this.reply = reply;
        this.pressure = pressure;
        this.before = before;
        this.parts = parts(reply.text());
    }

    /** Whether nothing more is to be told: complete, or broken off. */
    boolean over() {
        return over;
    }

    /** Stops it where it is. */
    void stop() {
        over = true;
    }

    Next next() {
        if (over) {
            return new Next("", reply.brokenOff(String.join("", parts.subList(0, told))));
        }
        String part = told < parts.size() ? parts.get(told++) : "";
        over = told == parts.size();
        return new Next(part, over ? reply : null);
    }

    /** A text in groups of words, each with the space after it: together they are the text. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        int words = 0;
        for (int i = 1; i < text.length(); i++) {
            boolean wordBegins = Character.isWhitespace(text.charAt(i - 1)) && !Character.isWhitespace(text.charAt(i));
            if (wordBegins && ++words % WORDS_PER_PART == 0) {
                parts.add(text.substring(begin, i));
                begin = i;
            }
        }
        if (begin < text.length()) {
            parts.add(text.substring(begin));
        }
        return parts;
    }

    /** Time from one part to the next at a pace, in microseconds. */
    static long pauseMicros(double wordsPerSecond) {
        return wordsPerSecond == 0 ? 0 : Math.round(WORDS_PER_PART * 1e6 / wordsPerSecond);
    }
}
