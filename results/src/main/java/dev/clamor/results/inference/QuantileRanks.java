package dev.clamor.results.inference;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The order statistics of a sample between which a quantile lies, whatever the distribution: the interval from the l-th to
 * the u-th smallest of n values covers the q quantile with the chance F(u - 1) - F(l - 1), F being the binomial distribution
 * function of n trials at q (David and Nagaraja, Order Statistics, 3rd edition, 2003, section 7.1). l is the greatest rank
 * with F(l - 1) at most alpha / 2, u the least with 1 - F(u - 1) at most alpha / 2.
 *
 * @param lower rank from 1; 0 when the sample is too small for a lower end
 * @param upper rank up to n; n + 1 when the sample is too small for an upper end
 */
public record QuantileRanks(long lower, long upper) {
    /** Up to here F is exact; beyond it is taken for normal. */
    private static final int MOST_EXACT = 1_000_000;

    /**
     * The ranks.
     *
     * @param n values in the sample
     * @param q between 0 and 1
     * @param alpha chance of error of both ends together
     */
    public static QuantileRanks of(long n, double q, double alpha) {
        if (n < 1) {
            return new QuantileRanks(0, n + 1);
        }
        return n <= MOST_EXACT ? exact((int) n, q, alpha / 2) : approximate(n, q, alpha / 2);
    }

    private static QuantileRanks exact(int n, double q, double tail) {
        BinomialDistribution below = new BinomialDistribution(null, n, q);
        int k = below.inverseCumulativeProbability(tail);
        int lower = below.cumulativeProbability(k) <= tail ? k + 1 : k;
        int upper = below.inverseCumulativeProbability(1 - tail) + 1;
        return new QuantileRanks(lower, upper);
    }

    private static QuantileRanks approximate(long n, double q, double tail) {
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - tail);
        double spread = z * Math.sqrt(n * q * (1 - q));
        return new QuantileRanks((long) Math.floor(n * q - spread), (long) Math.ceil(n * q + spread) + 1);
    }
}
