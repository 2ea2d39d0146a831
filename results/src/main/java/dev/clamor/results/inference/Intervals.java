package dev.clamor.results.inference;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Beta;

/**
 * Bounds for a share from x good events of n. Both may be real numbers, as an effective number of events is.
 *
 * <p>alpha is the chance of error: of one bound where it is called one-sided, of both ends together otherwise. Without
 * events (n = 0) every interval is [0, 1].
 *
 * <ul>
 *   <li>Clopper and Pearson, Biometrika 26 (1934): Beta quantiles, never less than the stated level.
 *   <li>Wilson, JASA 22 (1927), with the lower end exactly 0 at x = 0 and the upper exactly 1 at x = n.
 * </ul>
 */
public final class Intervals {
    private static final double EPSILON = 1e-15;
    private static final int MOST_STEPS = 400;
    private static final int MOST_TERMS = 10_000_000;

    private Intervals() {}

    /** An interval of shares. */
    public record Interval(double lower, double upper) {}

    /** Exact interval. */
    public static Interval clopperPearson(double x, double n, double alpha) {
        return new Interval(lowerBound(x, n, alpha / 2), upperBound(x, n, alpha / 2));
    }

    /** Exact one-sided lower bound: the alpha quantile of Beta(x, n - x + 1); 0 at x = 0, alpha^(1/n) at x = n. */
    public static double lowerBound(double x, double n, double alpha) {
        check(x, n, alpha);
        if (x <= 0) {
            return 0;
        }
        return x >= n ? Math.exp(Math.log(alpha) / n) : betaQuantile(alpha, x, n - x + 1);
    }

    /** Exact one-sided upper bound: the 1 - alpha quantile of Beta(x + 1, n - x); 1 at x = n, 1 - alpha^(1/n) at 0. */
    public static double upperBound(double x, double n, double alpha) {
        check(x, n, alpha);
        if (x >= n) {
            return 1;
        }
        return x <= 0 ? -Math.expm1(Math.log(alpha) / n) : betaUpperQuantile(alpha, x + 1, n - x);
    }

    /**
     * Exact one-sided p-value of "the share is at least target" against "below": the chance of x or fewer good events of
     * n at the target. Below alpha exactly when the upper bound is below the target. 1 without events.
     */
    public static double pBelow(double x, double n, double target) {
        check(x, n, target);
        return x >= n ? 1 : regularized(1 - target, n - x, x + 1);
    }

    /**
     * Exact one-sided p-value of "the share is at most target" against "above": the chance of x or more good events of n
     * at the target. At most alpha exactly when the lower bound is at least the target. 1 without events.
     */
    public static double pAbove(double x, double n, double target) {
        check(x, n, target);
        return x <= 0 ? 1 : regularized(target, x, n - x + 1);
    }

    /** Wilson's score interval. */
    public static Interval wilson(double x, double n, double alpha) {
        check(x, n, alpha);
        return wilsonAt(x, n, Normal.twoSided(alpha));
    }

    /** Wilson's score interval with z standard errors to each side. */
    static Interval wilsonAt(double x, double n, double z) {
        if (n == 0) {
            return new Interval(0, 1);
        }
        double p = x / n;
        double scale = 1 + z * z / n;
        double centre = (p + z * z / (2 * n)) / scale;
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
        return new Interval(x <= 0 ? 0 : centre - half, x >= n ? 1 : centre + half);
    }

    /** Least n for which n good events of n give a lower bound of at least the target: ceil(ln alpha / ln target). */
    public static double leastAllGood(double target, double alpha) {
        return Math.ceil(Math.log(alpha) / Math.log(target));
    }

    /**
     * The same for Wilson's one-sided bound: ceil(target z² / (1 - target)) with z the 1 - alpha quantile of the standard
     * normal distribution.
     */
    public static double leastAllGoodWilson(double target, double alpha) {
        double z = Normal.quantile(1 - alpha);
        return Math.ceil(target * z * z / (1 - target));
    }

    /** The p quantile of Beta(a, b). */
    static double betaQuantile(double p, double a, double b) {
        return root(x -> regularized(x, a, b) - p);
    }

    /** The 1 - p quantile of Beta(a, b), without loss for a tiny p. */
    static double betaUpperQuantile(double p, double a, double b) {
        return root(x -> p - regularized(1 - x, b, a));
    }

    /**
     * The zero in [0, 1] of an increasing function, by halving until neighbours in double arithmetic are reached: the
     * quantiles of Commons Math stop at 1e-9, which is too coarse for a small share.
     */
    private static double root(DoubleUnaryOperator increasing) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (increasing.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low + (high - low) / 2;
    }

    private static double regularized(double x, double a, double b) {
        return Beta.regularizedBeta(x, a, b, EPSILON, MOST_TERMS);
    }

    /** Refuses good events below 0 or above all. */
    static void check(double x, double n) {
        check(x, n, 0.5);
    }

    /** Refuses good events below 0 or above all, and a probability that is not between 0 and 1. */
    static void check(double x, double n, double probability) {
        if (!(x >= 0 && x <= n && probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("interval: expected 0 <= x <= n and a probability in (0, 1). Found: x = "
                    + x + ", n = " + n + ", probability = " + probability);
        }
    }
}
