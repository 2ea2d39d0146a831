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

    /** The share below z, without loss in the lower tail. */
    static double below(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /** The share above z, without loss in the upper tail. */
    static double above(double z) {
        return STANDARD.cumulativeProbability(-z);
    }
}
