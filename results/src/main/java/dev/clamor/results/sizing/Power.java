package dev.clamor.results.sizing;

import dev.clamor.results.inference.Intervals;

/**
 * The chance that an objective is met.
 *
 * @param value the chance, or its estimate where it was simulated
 * @param atLeast the same where it was computed; the exact one-sided lower 95 % bound of the estimate where it was simulated
 */
public record Power(double value, double atLeast) {
    /** It cannot be met. */
    static final Power NONE = new Power(0, 0);

    private static final double ALPHA = 0.05;

    /** A chance that was computed. */
    static Power computed(double value) {
        return new Power(value, value);
    }

    /** A chance that was estimated from repeats of a simulation. */
    static Power simulated(int met, int repeats) {
        return new Power((double) met / repeats, Intervals.lowerBound(met, repeats, ALPHA));
    }
}
