package dev.clamor.results.inference;

import dev.clamor.metrics.ClusterSums;
import dev.clamor.metrics.Ratio;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Erf;

/**
 * How many times as often something is bad here as elsewhere: r = (bad / total) / (bad / total of the rest), with its 95 %
 * interval on the log scale, exp(ln r ± q s), and the p-value of r = 1 on the same scale.
 *
 * <ul>
 *   <li>Independent events: s² = 1/a - 1/n + 1/c - 1/m for a of n bad here and c of m elsewhere, q = 1.96. Where either was
 *       never bad, half an event is added to every count. Source: Katz et al. (1978), Biometrics 34, 469-474.
 *   <li>Events in clusters: s² = k/(k-1) sum z<sub>i</sub>² over the k clusters, z<sub>i</sub> = (a<sub>i</sub> - p
 *       n<sub>i</sub>)/a - (c<sub>i</sub> - q m<sub>i</sub>)/c with the shares p and q, the linearised ln r. Source: Woodruff
 *       (1971), Journal of the American Statistical Association 66, 411-414. Never taken below the variance of independent
 *       events. Quantiles are Student's, with one degree of freedom less than there are clusters here or elsewhere,
 *       whichever are fewer. A side that was never bad adds 1/½ - 1/(events + 1).
 *   <li>One cluster here or elsewhere: how alike the events of a cluster are cannot be seen, so they count as independent and
 *       {@code clustered} is false.
 * </ul>
 *
 * @param value infinite when only the rest was never bad, 0 when nothing was bad here
 * @param clustered whether the likeness of the events of a cluster is in the interval
 */
public record RateRatio(double value, double lower, double upper, double pValue, boolean clustered) {
    private static final double Z = 1.959963984540054;
    private static final double UPPER_TAIL = 0.975;
    private static final double HALF = 0.5;

    /** Of two disjoint groups of independent events; each needs at least one event. */
    public static RateRatio of(Ratio here, Ratio rest) {
        double se = Math.sqrt(independent(here, rest));
        double log = log(here, rest);
        double p = se == 0 ? 1 : Erf.erfc(Math.abs(log) / se / Math.sqrt(2));
        return new RateRatio(value(here, rest), Math.exp(log - Z * se), Math.exp(log + Z * se), p, false);
    }

    /** Of two disjoint groups of events that come in clusters; each needs at least one event. */
    public static RateRatio of(Ratio here, Ratio rest, ClusterSums sums) {
        double fewest = Math.min(sums.here(), sums.rest());
        if (fewest < 2) {
            return of(here, rest);
        }
        double se = Math.sqrt(Math.max(independent(here, rest), clustered(here, rest, sums)));
        double log = log(here, rest);
        TDistribution student = new TDistribution(null, fewest - 1);
        double q = student.inverseCumulativeProbability(UPPER_TAIL);
        double p = se == 0 ? 1 : 2 * student.cumulativeProbability(-Math.abs(log) / se);
        return new RateRatio(value(here, rest), Math.exp(log - q * se), Math.exp(log + q * se), p, true);
    }

    /** Variance of ln r for independent events. */
    static double independent(Ratio here, Ratio rest) {
        double add = add(here, rest);
        double variance = 1 / (here.bad() + add)
                - 1 / (here.total() + 2 * add)
                + 1 / (rest.bad() + add)
                - 1 / (rest.total() + 2 * add);
        return Math.max(0, variance);
    }

    /** Variance of ln r for events in clusters. */
    static double clustered(Ratio here, Ratio rest, ClusterSums sums) {
        double p = (double) here.bad() / here.total();
        double q = (double) rest.bad() / rest.total();
        double a = here.bad() == 0 ? Double.POSITIVE_INFINITY : here.bad();
        double c = rest.bad() == 0 ? Double.POSITIVE_INFINITY : rest.bad();
        double squares = (sums.aa() - 2 * p * sums.an() + p * p * sums.nn()) / (a * a)
                + (sums.cc() - 2 * q * sums.cm() + q * q * sums.mm()) / (c * c)
                - 2 * (sums.ac() - q * sums.am() - p * sums.nc() + p * q * sums.nm()) / (a * c);
        double k = sums.clusters();
        return Math.max(0, squares) * k / (k - 1) + neverBad(here) + neverBad(rest);
    }

    private static double neverBad(Ratio side) {
        return side.bad() > 0 ? 0 : 1 / HALF - 1 / (side.total() + 1.0);
    }

    private static double log(Ratio here, Ratio rest) {
        double add = add(here, rest);
        return Math.log(
                (here.bad() + add) / (here.total() + 2 * add) / ((rest.bad() + add) / (rest.total() + 2 * add)));
    }

    private static double add(Ratio here, Ratio rest) {
        return rest.bad() == 0 || here.bad() == 0 ? HALF : 0;
    }

    private static double value(Ratio here, Ratio rest) {
        if (here.bad() == 0) {
            return 0;
        }
        return rest.bad() == 0 ? Double.POSITIVE_INFINITY : Math.exp(log(here, rest));
    }
}
