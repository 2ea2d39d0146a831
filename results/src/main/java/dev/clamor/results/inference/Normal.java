package dev.clamor.results.inference;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    private Normal() {}

    /** The z below which a share p of the distribution lies; p in (0, 1). */
    static double quantile(double p) {
        return STANDARD.inverseCumulativeProbability(p);
    }

    /** The z with a share alpha outside -z to z; alpha in (0, 1). */
    static double twoSided(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha: expected more than 0 and less than 1. Found: " + alpha);
        }
        return quantile(1 - alpha / 2);
    }

    /** The share below z, without loss in the lower tail. */
    static double below(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /** The share above z, without loss in the upper tail. */
    static double above(double z) {
        return STANDARD.cumulativeProbability(-z);
    }
}
