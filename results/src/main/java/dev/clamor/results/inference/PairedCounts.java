package dev.clamor.results.inference;

import dev.clamor.results.inference.Intervals.Interval;

/**
 * Contacts that two runs have in common, by how each of the two ended, and the difference of the runs' shares of good
 * ones.
 *
 * <p>With n contacts, b good in the first run only and c good in the second only, the difference is (b - c) / n;
 * contacts that ended alike say nothing of its direction. The intervals are two-sided: each end alone has a chance of
 * error of alpha / 2. Without contacts they are [-1, 1] and the p-values 1.
 *
 * @param both good in both runs
 * @param first good in the first run only
 * @param second good in the second run only
 * @param neither good in neither run
 */
public record PairedCounts(long both, long first, long second, long neither) {
    private static final double NOTHING_KNOWN = 1;

    /** Refuses negative counts. */
    public PairedCounts {
        if (both < 0 || first < 0 || second < 0 || neither < 0) {
            throw new IllegalArgumentException("paired counts: expected none below 0. Found: " + both + ", " + first
                    + ", " + second + ", " + neither);
        }
    }

    /** Contacts in all. */
    public long total() {
        return both + first + second + neither;
    }

    /** The first run's share less the second's; NaN without contacts. */
    public double difference() {
        return (double) (first - second) / total();
    }

    /**
     * Tango's score: z(delta) = (b - c - n delta) / √(n (2 q + delta (1 - delta))), where q is the most likely share of
     * the second's own good contacts under the difference delta, q = (√(B² - 4 A C) - B) / (2 A) with A = 2 n, B = -b -
     * c + (2 n - b + c) delta, C = -c delta (1 - delta). Source: Tango, Statistics in Medicine 17 (1998), 891-908.
     */
    public double score(double delta) {
        double n = total();
        if (n == 0) {
            return 0;
        }
        double a = 2 * n;
        double b = -first - second + (2 * n - first + second) * delta;
        double c = -second * delta * (1 - delta);
        double share = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
        return ScoreInversion.studentized(first - second - n * delta, n * (2 * share + delta * (1 - delta)));
    }

    /** Tango's interval: every difference that the score test does not reject. */
    public Interval tango(double alpha) {
        double z = Normal.twoSided(alpha);
        return total() == 0 ? new Interval(-1, 1) : ScoreInversion.of(this::score, difference(), z);
    }

    /** One-sided p-value, by Tango's score, of "the difference is at least -margin" against "worse than that". */
    public double pBelow(double margin) {
        double delta = ScoreInversion.allowed(margin);
        return total() == 0 ? NOTHING_KNOWN : Normal.below(score(delta));
    }

    /** One-sided p-value, by Tango's score, of "the difference is at most -margin" against "better than that". */
    public double pAbove(double margin) {
        double delta = ScoreInversion.allowed(margin);
        return total() == 0 ? NOTHING_KNOWN : Normal.above(score(delta));
    }

    /**
     * Newcombe's interval: with Wilson's ends l and u of the two shares p and the correlation phi of the pairs, from d
     * - √((p1 - l1)² - 2 phi (p1 - l1)(u2 - p2) + (u2 - p2)²) to d + √((u1 - p1)² - 2 phi (u1 - p1)(p2 - l2) + (p2 -
     * l2)²). Source: method 10 of Newcombe, Statistics in Medicine 17 (1998), 2635-2650.
     */
    public Interval newcombe(double alpha) {
        double z = Normal.twoSided(alpha);
        double n = total();
        if (n == 0) {
            return new Interval(-1, 1);
        }
        Interval one = Intervals.wilsonAt(both + first, n, z);
        Interval two = Intervals.wilsonAt(both + second, n, z);
        double p1 = (both + first) / n;
        double p2 = (both + second) / n;
        return new Interval(
                difference() - correlated(p1 - one.lower(), two.upper() - p2),
                difference() + correlated(one.upper() - p1, p2 - two.lower()));
    }

    private double correlated(double a, double b) {
        return Math.sqrt(Math.max(0, a * a - 2 * correlation() * a * b + b * b));
    }

    /**
     * Phi with Newcombe's correction: a positive numerator is made smaller by n / 2, but not negative; 0 without
     * margins.
     */
    private double correlation() {
        double margins = (double) (both + first) * (second + neither) * (both + second) * (first + neither);
        double numerator = (double) both * neither - (double) first * second;
        double half = total() / 2.0;
        double corrected = numerator > 0 ? Math.max(0, numerator - half) : numerator;
        return margins == 0 ? 0 : corrected / Math.sqrt(margins);
    }

    /**
     * Wald's interval with one contact added to b and to c, two to n. Source: Bonett and Price, Journal of Educational
     * and Behavioral Statistics 37 (2012), 479-488.
     */
    public Interval bonettPrice(double alpha) {
        double z = Normal.twoSided(alpha);
        return total() == 0 ? new Interval(-1, 1) : wald(first + 1.0, second + 1.0, total() + 2.0, z);
    }

    /** d ± z √(b + c - (b - c)² / n) / n: too narrow for few contacts, here because reports elsewhere use it. */
    public Interval wald(double alpha) {
        double z = Normal.twoSided(alpha);
        return total() == 0 ? new Interval(-1, 1) : wald(first, second, total(), z);
    }

    private static Interval wald(double b, double c, double n, double z) {
        double half = z * Math.sqrt(Math.max(0, b + c - (b - c) * (b - c) / n)) / n;
        return new Interval(Math.max(-1, (b - c) / n - half), Math.min(1, (b - c) / n + half));
    }

    /**
     * McNemar's exact two-sided p-value of "no difference": twice the chance of min(b, c) or fewer heads in b + c
     * throws of a fair coin, at most 1. Source: McNemar, Psychometrika 12 (1947), 153-157.
     */
    public double mcNemar() {
        return Math.min(1, 2 * Intervals.pBelow(Math.min(first, second), (double) first + second, 0.5));
    }
}
