package dev.clamor.benchmarks;

import java.util.function.DoubleUnaryOperator;

/** A law of an agent's reply time, as its quantiles in milliseconds. */
enum Law {
    /** Median 200 ms, standard deviation of the logarithm 0.5. */
    LOGNORMAL(u -> 200 * Math.exp(0.5 * normal(u))),
    /** Nine in ten uniform from 100 to 200 ms, the others from 800 to 1200 ms. */
    BIMODAL(u -> u < 0.9 ? 100 + 100 * u / 0.9 : 800 + 400 * (u - 0.9) / 0.1);

    private final DoubleUnaryOperator quantile;

    Law(DoubleUnaryOperator quantile) {
        this.quantile = quantile;
    }

    /** @param share above 0 and below 1 */
    double millis(double share) {
        return quantile.applyAsDouble(share);
    }

    /** The value below which a normal variable lies with that chance, by halving; its distribution as in {@link #below}. */
    private static double normal(double chance) {
        double low = -9;
        double high = 9;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (below(middle) < chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Marsaglia, Evaluating the normal distribution, JSS 11 (4), 2004: a series that is exact to 15 digits here. */
    private static double below(double x) {
        double sum = x;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-17 && i < 600; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
