package dev.clamor.results.inference;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Bounds for a quantile of any distribution: which of n independent values, in ascending order, hold it.
 *
 * <p>The number of values at or below the q quantile is binomial, so with F the distribution function of Bin(n, q) the
 * values at the ranks l and u hold it between them with a chance of F(u - 1) - F(l - 1), and of more where values are
 * equal. l is the greatest rank with F(l - 1) at most the error allowed below, u the least with 1 - F(u - 1) at most the
 * error allowed above. Source: David and Nagaraja, Order Statistics, 3rd edition (2003), section 7.1.
 *
 * <p>Ranks count from 1, the least value. There is no upper bound while even the greatest value is too often below the
 * quantile, q^n &gt; error, and no lower bound while (1 - q)^n &gt; error: nothing is returned then.
 */
public final class OrderStatistics {
    private OrderStatistics() {}

    /**
     * Two ranks.
     *
     * @param coverage the chance that a quantile of a continuous distribution lies between the values at them
     */
    public record Ranks(long lower, long upper, double coverage) {}

    /** Ranks of the two-sided interval at the level 1 - alpha; empty when either end does not exist. */
    public static Optional<Ranks> twoSided(long n, double q, double alpha) {
        OptionalLong lower = lower(n, q, alpha / 2);
        OptionalLong upper = upper(n, q, alpha / 2);
        if (lower.isEmpty() || upper.isEmpty()) {
            return Optional.empty();
        }
        BinomialDistribution below = below(n, q);
        double coverage = below.cumulativeProbability((int) upper.getAsLong() - 1)
                - below.cumulativeProbability((int) lower.getAsLong() - 1);
        return Optional.of(new Ranks(lower.getAsLong(), upper.getAsLong(), coverage));
    }

    /** Rank of the one-sided lower bound, which is above the quantile with a chance of at most alpha. */
    public static OptionalLong lower(long n, double q, double alpha) {
        check(n, q, alpha);
        if (n == 0) {
            return OptionalLong.empty();
        }
        BinomialDistribution below = below(n, q);
        int rank = below.inverseCumulativeProbability(alpha);
        int reached = below.cumulativeProbability(rank) <= alpha ? rank + 1 : rank;
        return reached < 1 ? OptionalLong.empty() : OptionalLong.of(reached);
    }

    /** Rank of the one-sided upper bound, which is below the quantile with a chance of at most alpha. */
    public static OptionalLong upper(long n, double q, double alpha) {
        check(n, q, alpha);
        if (n < leastForUpper(q, alpha)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(below(n, q).inverseCumulativeProbability(1 - alpha) + 1L);
    }

    /** Least number of values that have an upper bound: the least n with q^n at most alpha. */
    public static long leastForUpper(double q, double alpha) {
        check(0, q, alpha);
        return (long) Math.ceil(Math.log(alpha) / Math.log(q));
    }

    private static BinomialDistribution below(long n, double q) {
        return new BinomialDistribution(null, (int) n, q);
    }

    private static void check(long n, double q, double alpha) {
        if (n < 0 || n > Integer.MAX_VALUE || !(q > 0 && q < 1 && alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("quantile: expected n from 0 to " + Integer.MAX_VALUE
                    + " and q and alpha in (0, 1). Found: n = " + n + ", q = " + q + ", alpha = " + alpha);
        }
    }
}
