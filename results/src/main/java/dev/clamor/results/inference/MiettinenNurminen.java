package dev.clamor.results.inference;

import dev.clamor.results.inference.Intervals.Interval;

/**
 * The score test and interval for the difference of two independent shares, d = x<sub>1</sub>/n<sub>1</sub> -
 * x<sub>2</sub>/n<sub>2</sub>: z(delta) = (d - delta) / √(V c) with V = p<sub>1</sub>(1 - p<sub>1</sub>)/n<sub>1</sub>
 * + p<sub>2</sub>(1 - p<sub>2</sub>)/n<sub>2</sub> at the most likely shares that differ by delta; the interval holds
 * every delta that the test does not reject.
 *
 * <ul>
 *   <li>{@link #of}: c = N / (N - 1), N = n<sub>1</sub> + n<sub>2</sub> (Miettinen and Nurminen, Statistics in Medicine
 *       4, 1985, 213-226);
 *   <li>{@link #mee}: c = 1 (Mee, Biometrics 40, 1984, 1175-1176); its test is Farrington and Manning's (Statistics in
 *       Medicine 9, 1990, 1447-1454).
 * </ul>
 *
 * Counts may be real numbers. Without events on one side, or with N up to 1, nothing is known: the interval is [-1, 1]
 * and the p-values are 1.
 *
 * @param x1 good events of the first side
 * @param n1 events of the first side
 * @param x2 good events of the second side
 * @param n2 events of the second side
 * @param correction the factor c of the variance
 */
public record MiettinenNurminen(double x1, double n1, double x2, double n2, double correction) {

    /** Refuses good events below 0 or above all. */
    public MiettinenNurminen {
        Intervals.check(x1, n1);
        Intervals.check(x2, n2);
    }

    /** With the variance multiplied by N / (N - 1). */
    public static MiettinenNurminen of(double x1, double n1, double x2, double n2) {
        double n = n1 + n2;
        return new MiettinenNurminen(x1, n1, x2, n2, n > 1 ? n / (n - 1) : Double.POSITIVE_INFINITY);
    }

    /** Mee's interval and Farrington and Manning's test. */
    public static MiettinenNurminen mee(double x1, double n1, double x2, double n2) {
        return new MiettinenNurminen(x1, n1, x2, n2, 1);
    }

    /** The observed difference; NaN without events on one side. */
    public double difference() {
        return x1 / n1 - x2 / n2;
    }

    /** z(delta); 0 where nothing is known. */
    public double score(double delta) {
        if (unknown()) {
            return 0;
        }
        double variance = ConstrainedShares.of(x1, n1, x2, n2, delta).variance(n1, n2);
        return ScoreInversion.studentized(difference() - delta, variance * correction);
    }

    /** Two-sided interval; each end alone has a chance of error of alpha / 2. */
    public Interval interval(double alpha) {
        double z = Normal.twoSided(alpha);
        return unknown() ? new Interval(-1, 1) : ScoreInversion.of(this::score, difference(), z);
    }

    /** One-sided p-value of "the difference is at least -margin" against "worse than that". */
    public double pBelow(double margin) {
        double delta = ScoreInversion.allowed(margin);
        return unknown() ? 1 : Normal.below(score(delta));
    }

    /**
     * One-sided p-value of "the difference is at most -margin" against "better than that": the non-inferiority test.
     */
    public double pAbove(double margin) {
        double delta = ScoreInversion.allowed(margin);
        return unknown() ? 1 : Normal.above(score(delta));
    }

    private boolean unknown() {
        return n1 == 0 || n2 == 0 || Double.isInfinite(correction);
    }
}
