package dev.clamor.results.verdict;

/**
 * What a search for the highest bearable load found.
 *
 * @param lower conversations a second that are held
 * @param upper conversations a second at which it breaks; infinite when it did not
 * @param atLeast conversations a second that were asked for; 0 when it was only measured
 * @param because the answer in one sentence
 */
public record Capacity(double lower, double upper, double atLeast, String because) {}
