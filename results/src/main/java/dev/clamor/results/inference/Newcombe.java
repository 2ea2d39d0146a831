package dev.clamor.results.inference;

import dev.clamor.results.inference.Intervals.Interval;

/**
 * The hybrid score interval for the difference of two independent shares, p<sub>1</sub> - p<sub>2</sub>: with Wilson's
 * ends l and u of each, from d - √((p<sub>1</sub> - l<sub>1</sub>)² + (u<sub>2</sub> - p<sub>2</sub>)²) to d +
 * √((u<sub>1</sub> - p<sub>1</sub>)² + (p<sub>2</sub> - l<sub>2</sub>)²). Source: method 10 of Newcombe, Statistics in
 * Medicine 17 (1998), 873-890.
 *
 * <p>Counts may be real numbers, as effective ones are. alpha is the chance of error of both ends together, so that
 * each end alone has alpha / 2. Without events on one side the interval is [-1, 1].
 */
public final class Newcombe {
    private static final double FARTHEST = 40;
    private static final int HALVINGS = 100;

    private Newcombe() {}

    /** Of x1 good events of n1 against x2 of n2. */
    public static Interval difference(double x1, double n1, double x2, double n2, double alpha) {
        Intervals.check(x1, n1);
        Intervals.check(x2, n2);
        return at(x1, n1, x2, n2, Normal.twoSided(alpha));
    }

    /** Clustered Newcombe: the same on the effective numbers of events of both sides. */
    public static Interval ofClustered(Clusters first, Clusters second, double alpha) {
        return difference(
                first.effectiveGood(), first.effectiveN(), second.effectiveGood(), second.effectiveN(), alpha);
    }

    /**
     * One-sided p-value of "the difference is at least -margin" against "worse than that": the level at which the upper
     * end is -margin. At most alpha exactly when the upper end of the interval at 2 alpha is at most -margin. 1 without
     * events on one side.
     */
    public static double pBelow(double x1, double n1, double x2, double n2, double margin) {
        Intervals.check(x1, n1);
        Intervals.check(x2, n2);
        if (n1 == 0 || n2 == 0) {
            return 1;
        }
        boolean worse = x1 / n1 - x2 / n2 < -margin;
        double low = 0;
        double high = FARTHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double z = (low + high) / 2;
            Interval interval = at(x1, n1, x2, n2, z);
            if (worse ? interval.upper() < -margin : interval.lower() > -margin) {
                low = z;
            } else {
                high = z;
            }
        }
        return worse ? Normal.above(low) : Normal.below(low);
    }

    /** The same on the effective numbers of events of both sides. */
    public static double pBelowClustered(Clusters first, Clusters second, double margin) {
        return pBelow(first.effectiveGood(), first.effectiveN(), second.effectiveGood(), second.effectiveN(), margin);
    }

    private static Interval at(double x1, double n1, double x2, double n2, double z) {
        if (n1 == 0 || n2 == 0) {
            return new Interval(-1, 1);
        }
        double p1 = x1 / n1;
        double p2 = x2 / n2;
        Interval first = Intervals.wilsonAt(x1, n1, z);
        Interval second = Intervals.wilsonAt(x2, n2, z);
        return new Interval(
                p1 - p2 - Math.hypot(p1 - first.lower(), second.upper() - p2),
                p1 - p2 + Math.hypot(first.upper() - p1, p2 - second.lower()));
    }
}
