package dev.clamor.results.report.words;

import dev.clamor.metrics.Ratio;

/**
 * Wilson's score interval of a proportion, two-sided, 95 %, for drawing. It takes events as independent: no objective is
 * judged by it.
 *
 * <p>(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n); the lower end is 0 without good events and the upper end 1
 * without bad ones. Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212.
 *
 * @param lower NaN without events
 * @param upper NaN without events
 */
public record Wilson(double lower, double upper) {
    private static final double Z = 1.959963984540054;

    /** The interval of this ratio. */
    public static Wilson of(Ratio ratio) {
        if (ratio.total() == 0) {
            return new Wilson(Double.NaN, Double.NaN);
        }
        double n = ratio.total();
        double p = ratio.good() / n;
        double z2 = Z * Z;
        double centre = p + z2 / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        double scale = 1 + z2 / n;
        return new Wilson(
                ratio.good() == 0 ? 0 : (centre - half) / scale, ratio.bad() == 0 ? 1 : (centre + half) / scale);
    }

    /** {@code 58.1–64.6 %}. */
    public String text() {
        return Double.isNaN(lower)
                ? Numbers.NONE
                : Numbers.decimal(lower * 100, 1) + "\u2013" + Numbers.decimal(upper * 100, 1) + " %";
    }
}
