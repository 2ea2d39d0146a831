package dev.clamor.results.inference;

import java.util.List;

/**
 * How much a series of events in the order of time is worth when neighbours are alike.
 *
 * <ul>
 *   <li>Lag-1 autocorrelation r = sum (x<sub>i</sub> - m)(x<sub>i+1</sub> - m) / (n - 1) over sum (x<sub>i</sub> - m)² / n,
 *       freed of most of its bias: (r (n - 1) + 1) / (n - 4), because r falls short of the true value p by about (1 + 3 p) /
 *       (n - 1) (Kendall, Biometrika 41, 1954; Marriott and Pope, same volume).
 *   <li>Effective number of events: n (1 - p) / (1 + p), after Bayley and Hammersley (Supplement to the Journal of the Royal
 *       Statistical Society 8, 1946) for autocorrelations that fall off as powers of p, as those of a Markov chain of two
 *       states do exactly.
 * </ul>
 *
 * Edge cases: values that are all alike, or vary less than their neighbours differ, have no measurable dependence, 0; fewer
 * than five values count as one, because nothing can be measured.
 */
public final class SerialDependence {
    private static final int LEAST = 5;
    private static final int LOST = 4;
    private static final double MOST = 0.999;

    private SerialDependence() {}

    /** Lag-1 autocorrelation, corrected, from 0 to 0.999; 0 when all values are equal or there are fewer than five. */
    public static double of(List<Double> values) {
        int n = values.size();
        if (n < LEAST) {
            return 0;
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            double here = values.get(i) - mean;
            squares += here * here;
            products += i + 1 < n ? here * (values.get(i + 1) - mean) : 0;
        }
        double raw = squares == 0 ? 0 : products / (n - 1) / (squares / n);
        boolean alike = values.stream().distinct().count() == 1;
        return alike ? 0 : Math.max(0, Math.min(MOST, (raw * (n - 1) + 1) / (n - LOST)));
    }

    /** The number of independent events that n with this dependence are worth: at least 1, at most n; 0 for none. */
    public static double effective(long n, double dependence) {
        if (n < LEAST) {
            return Math.min(n, 1);
        }
        return Math.max(1, n * (1 - dependence) / (1 + dependence));
    }
}
