package dev.clamor.results.inference;

import dev.clamor.metrics.Ratio;
import java.util.List;

/**
 * How well clusters show how much they differ.
 *
 * <p>With k clusters of n<sub>i</sub> events, x<sub>i</sub> of them good, the overall share p and the residuals
 * e<sub>i</sub> = x<sub>i</sub> - n<sub>i</sub> p:
 *
 * <ul>
 *   <li>kurtosis of the residuals: K = k sum e<sub>i</sub>⁴ / (sum e<sub>i</sub>²)², 3 for normal ones;
 *   <li>degrees of freedom: 2 (mean of V)² / variance of V for the variance V = mean e<sub>i</sub>², which is 2 k / (K -
 *       1); never more than k - 1, never less than 1. Source: Satterthwaite, Biometrics Bulletin 2 (1946), 110-114, with
 *       the variance of a sample variance, (K - 1) V² / k.
 * </ul>
 *
 * Where most clusters are without a bad event and a few have all of them, K is about k / (clusters with one), so the
 * degrees are about twice the number of clusters with bad events: the others say nothing of how bad one can be.
 *
 * @param degrees from 1 to k - 1; k - 1 when all clusters have the same share
 * @param leastNumber the number of independent events that the clusters are worth when the events of each are all the
 *     same: (sum n<sub>i</sub>)² / sum n<sub>i</sub>² (Kish, Survey Sampling, 1965, section 11.7), k for equal sizes
 */
record Spread(double degrees, double leastNumber) {

    /** Of at least two clusters, each with an event, and their sum, which has good and bad events. */
    static Spread of(List<Ratio> clusters, Ratio total) {
        double share = (double) total.good() / total.total();
        double second = 0;
        double fourth = 0;
        double sizes = 0;
        for (Ratio c : clusters) {
            double residual = c.good() - c.total() * share;
            double square = residual * residual;
            second += square;
            fourth += square * square;
            sizes += (double) c.total() * c.total();
        }
        int k = clusters.size();
        double n = total.total();
        return new Spread(degrees(k, k * fourth / (second * second)), n * n / sizes);
    }

    private static double degrees(int k, double kurtosis) {
        double most = k - 1.0;
        return kurtosis > 1 ? Math.max(1, Math.min(most, 2 * k / (kurtosis - 1))) : most;
    }
}
