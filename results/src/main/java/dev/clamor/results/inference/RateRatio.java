package dev.clamor.results.inference;

import dev.clamor.metrics.Ratio;
import org.apache.commons.math3.special.Erf;

/**
 * How many times as often something fails here as elsewhere: (bad / total) / (bad / total of the rest), with Katz's 95 %
 * interval on the log scale, exp(ln r ± z √(1/a - 1/n + 1/c - 1/m)), and the p-value of r = 1 on the same scale. Where
 * either never failed, half an event is added to every count. Source: Katz et al. (1978), Biometrics 34, 469-474.
 *
 * @param value infinite when only the rest never failed, 0 when nothing failed here
 */
public record RateRatio(double value, double lower, double upper, double pValue) {
    private static final double Z = 1.959963984540054;
    private static final double HALF = 0.5;

    /** Of two disjoint groups; each needs at least one event. */
    public static RateRatio of(Ratio here, Ratio rest) {
        double add = rest.bad() == 0 || here.bad() == 0 ? HALF : 0;
        double a = here.bad() + add;
        double n = here.total() + 2 * add;
        double c = rest.bad() + add;
        double m = rest.total() + 2 * add;
        double log = Math.log(a / n / (c / m));
        double se = Math.sqrt(Math.max(0, 1 / a - 1 / n + 1 / c - 1 / m));
        double p = se == 0 ? 1 : Erf.erfc(Math.abs(log) / se / Math.sqrt(2));
        return new RateRatio(value(here, rest, Math.exp(log)), Math.exp(log - Z * se), Math.exp(log + Z * se), p);
    }

    private static double value(Ratio here, Ratio rest, double ratio) {
        if (here.bad() == 0) {
            return 0;
        }
        return rest.bad() == 0 ? Double.POSITIVE_INFINITY : ratio;
    }
}
