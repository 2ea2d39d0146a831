package dev.clamor.persona;

/**
 * How long a customer takes.
 *
 * @param typingWpm words typed in a minute
 * @param readingWpm words read in a minute
 * @param thinkSeconds median seconds of thinking between reading and typing
 * @param distraction probability that something else comes between, for about a minute
 */
public record Timing(double typingWpm, double readingWpm, double thinkSeconds, double distraction) {}
