package dev.clamor.load.plan;

import dev.clamor.document.Section;

/** Lengths of time in a plan: a text such as {@code 5m} under one key, or a bare number of seconds under another. */
final class Lengths {
    /** A week. */
    static final double MOST_SECONDS = 7 * 86_400;

    private static final double LEAST_SECONDS = 0.1;
    private static final double MICROS = 1e6;

    private Lengths() {}

    /** How long a stage, or a part of one, lasts: required, {@code for: 5m} or {@code seconds: 300}. */
    static double lasting(Section section) {
        if (!section.has("for") && !section.has("seconds")) {
            section.wrong("for", "a time such as 90s, 5m or 1h, or a number of seconds under seconds", "nothing");
            return LEAST_SECONDS;
        }
        return seconds(section, "for", "seconds", LEAST_SECONDS, LEAST_SECONDS);
    }

    /** An optional part of a stage; 0 leaves it out. */
    static double part(Section section, String key) {
        return micros(section, key, 0, MOST_SECONDS, 0);
    }

    /** The length of a curve's buckets; 0 to choose one. */
    static double bucket(Section section) {
        return micros(section, "bucket", 1, MOST_SECONDS, 0);
    }

    /** An optional length under either of two keys, in seconds. */
    static double seconds(Section section, String text, String number, double least, double otherwise) {
        return seconds(section, text, number, least, MOST_SECONDS, otherwise);
    }

    /** An optional length under either of two keys, in seconds, of at most {@code most}. */
    static double seconds(Section section, String text, String number, double least, double most, double otherwise) {
        boolean worded = section.has(text);
        if (section.has(number) && worded) {
            section.wrong(text, "either " + text + " or " + number, "both");
        }
        return worded ? micros(section, text, least, most, otherwise) : section.number(number, least, most, otherwise);
    }

    private static double micros(Section section, String key, double least, double most, double otherwise) {
        return section.micros(
                        key, Math.round(least * MICROS), Math.round(most * MICROS), Math.round(otherwise * MICROS))
                / MICROS;
    }
}
