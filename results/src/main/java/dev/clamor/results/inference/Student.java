package dev.clamor.results.inference;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Quantiles of Student's t distribution. Those for whole degrees of freedom are remembered: each takes a search, and the size
 * of a run, found by simulation, asks for the same few hundred a million times.
 */
final class Student {
    private static final int MOST_REMEMBERED = 10_000;
    private static final Map<Asked, Double> REMEMBERED = new ConcurrentHashMap<>();

    private Student() {}

    private record Asked(double degrees, double p) {}

    /** The t below which a share p of the distribution lies; degrees above 0, p in (0, 1). */
    static double quantile(double degrees, double p) {
        return degrees == Math.rint(degrees) ? remembered(new Asked(degrees, p)) : searched(degrees, p);
    }

    private static double remembered(Asked asked) {
        Double known = REMEMBERED.get(asked);
        if (known != null) {
            return known;
        }
        double t = searched(asked.degrees, asked.p);
        if (REMEMBERED.size() < MOST_REMEMBERED) {
            REMEMBERED.put(asked, t);
        }
        return t;
    }

    private static double searched(double degrees, double p) {
        return new TDistribution(null, degrees).inverseCumulativeProbability(p);
    }
}
