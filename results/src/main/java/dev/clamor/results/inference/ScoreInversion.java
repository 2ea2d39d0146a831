package dev.clamor.results.inference;

import dev.clamor.results.inference.Intervals.Interval;
import java.util.function.DoubleUnaryOperator;

/** The differences from -1 to 1 that a score test does not reject. */
final class ScoreInversion {
    private static final int MOST_STEPS = 200;

    private ScoreInversion() {}

    /**
     * From the difference at which the score is z to the one at which it is -z, by halving.
     *
     * @param score falls as the difference rises and is 0 at the estimate
     */
    static Interval of(DoubleUnaryOperator score, double estimate, double z) {
        return new Interval(lower(score, estimate, z), -lower(delta -> -score.applyAsDouble(-delta), -estimate, z));
    }

    private static double lower(DoubleUnaryOperator score, double estimate, double z) {
        if (!(score.applyAsDouble(-1) > z)) {
            return -1;
        }
        double rejected = -1;
        double kept = estimate;
        for (int step = 0; step < MOST_STEPS; step++) {
            double middle = rejected + (kept - rejected) / 2;
            if (middle <= rejected || middle >= kept) {
                break;
            }
            if (score.applyAsDouble(middle) > z) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return kept;
    }

    /** numerator / √variance, where a variance of 0 leaves no doubt of anything but equality. */
    static double studentized(double numerator, double variance) {
        if (variance > 0) {
            return numerator / Math.sqrt(variance);
        }
        return numerator == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, numerator);
    }

    /** The margin as the difference it stands for; refused unless it is from -1 to 1. */
    static double allowed(double margin) {
        if (!(margin >= -1 && margin <= 1)) {
            throw new IllegalArgumentException("margin: expected -1 to 1. Found: " + margin);
        }
        return -margin;
    }
}
