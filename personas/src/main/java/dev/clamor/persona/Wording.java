package dev.clamor.persona;

/**
 * How a customer writes.
 *
 * @param openingLogWords mean of the natural log of the words in an opening message
 * @param turnLogWords mean of the natural log of the words in later messages
 * @param sdLogWords standard deviation of both
 * @param noise multiplier on the base rate of typing errors
 * @param mobile whether the base rate is that of a phone (0.023 a character) or of a keyboard (0.012)
 */
public record Wording(double openingLogWords, double turnLogWords, double sdLogWords, double noise, boolean mobile) {}
