package dev.clamor.results.inference;

import java.util.function.DoublePredicate;
import org.apache.commons.math3.special.Beta;

/**
 * Bounds for a bad rate that hold at every number of contacts at once, so that one may look after each of them and stop
 * whenever one likes: a beta-binomial confidence sequence.
 *
 * <p>After x bad of n, the likelihood of every rate q, averaged over a Beta prior, is held against that of p:
 *
 * <p>log M = ln B(ρ/p + n - x, ρ/(1 - p) + x) - ln B(ρ/p, ρ/(1 - p)) - x ln p - (n - x) ln(1 - p)
 *
 * <p>If the rate is p, M is a martingale that begins at 1, and by Ville's inequality it ever reaches 1/alpha with a chance
 * of at most alpha. One-sided, only rates q above p are averaged over (both B are incomplete, up to 1 - p), and the same
 * holds for every rate up to p; contacts need not be alike, as long as none is bad with a greater chance than p, given
 * those before it.
 *
 * <p>ρ + p(1 - p) = p(1 - p) t / (2 ln(1/a) + ln(1 + 2 ln(1/a))), with a = alpha, or 2 alpha one-sided, makes the sequence
 * tightest near t events; ρ is at least p(1 - p)/1000.
 *
 * <p>Source: Howard, Ramdas, McAuliffe and Sekhon, Annals of Statistics 49 (2021), and their program confseq, with g = p and
 * h = 1 - p; its tests are repeated here.
 *
 * @param alpha chance of ever being wrong
 * @param tunedTo number of events near which it is tightest, above 0
 * @param oneSided whether it looks for greater rates only
 */
public record BetaBinomialSequence(double alpha, double tunedTo, boolean oneSided) {
    private static final double LEAST = 1e-3;
    private static final double EPSILON = 1e-14;
    private static final int MOST_TERMS = 1_000_000;
    private static final int STEPS = 60;

    /** Refuses a chance outside (0, 1), and one-sided above 1/2, and an event number that is not positive. */
    public BetaBinomialSequence {
        if (!(alpha > 0 && alpha < (oneSided ? 0.5 : 1) && tunedTo > 0)) {
            throw new IllegalArgumentException(
                    "sequence: expected a chance of error in (0, 1), one-sided below 0.5, and events above 0. Found: alpha = "
                            + alpha + ", events = " + tunedTo);
        }
    }

    /** Whether the rate p, and one-sided every lower one, is refuted by x bad of n. */
    public boolean refutes(double p, long bad, long n) {
        return (!oneSided || bad > p * n) && reached(p, bad, n);
    }

    /** log M for the rate p in (0, 1) after x bad of n; negative infinity where it is too small for a number. */
    public double logMixture(double p, long bad, long n) {
        double q = 1 - p;
        double rho = rho(p);
        double good = n - bad;
        return logBeta(rho / p + good, rho / q + bad, q)
                - logBeta(rho / p, rho / q, q)
                - bad * Math.log(p)
                - good * Math.log1p(-p);
    }

    private double logBeta(double a, double b, double upTo) {
        double whole = Beta.logBeta(a, b);
        return oneSided ? whole + Math.log(Beta.regularizedBeta(upTo, a, b, EPSILON, MOST_TERMS)) : whole;
    }

    private double rho(double p) {
        double variance = p * (1 - p);
        return Math.max(bestRho(variance * tunedTo, oneSided ? 2 * alpha : alpha) - variance, LEAST * variance);
    }

    /** The ρ of a normal mixture that is tightest at this variance: v / (2 ln(1/a) + ln(1 + 2 ln(1/a))). */
    static double bestRho(double variance, double alpha) {
        double twice = -2 * Math.log(alpha);
        return variance / (twice + Math.log1p(twice));
    }

    /** The lower end: every rate below it is refuted. */
    public double lower(long bad, long n) {
        return bad == 0 ? 0 : edge(0, (double) bad / n, p -> !reached(p, bad, n));
    }

    /** The upper end, 1 for a sequence that looks for greater rates only. */
    public double upper(long bad, long n) {
        return oneSided || bad == n ? 1 : edge((double) bad / n, 1, p -> reached(p, bad, n));
    }

    private boolean reached(double p, long bad, long n) {
        return logMixture(p, bad, n) >= -Math.log(alpha);
    }

    /** Where a condition that is false below becomes true. */
    private static double edge(double from, double to, DoublePredicate above) {
        double low = from;
        double high = to;
        for (int step = 0; step < STEPS; step++) {
            double middle = low + (high - low) / 2;
            if (above.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
