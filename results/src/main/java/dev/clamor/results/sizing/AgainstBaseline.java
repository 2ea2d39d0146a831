package dev.clamor.results.sizing;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * An objective held against a baseline run of the same size that is as good as the candidate: a non-inferiority test of
 * two independent shares, by the normal approximation.
 *
 * <p>Events on each side: n = (z<sub>1-alpha</sub> + z<sub>power</sub>)² (p1 q1 + p2 q2) / (p1 - p2 + margin)² x deff
 * (Chow, Shao and Wang, Sample Size Calculations in Clinical Research, section 4.2). The bounds of a share without bad
 * events have a width of their own: below (1 - margin) z² / margin events nothing is shown (Wilson).
 *
 * @param rate true share on both sides
 * @param margin how much worse the candidate may be, above 0
 * @param minimum with fewer events it is never met
 * @param expected events by segment; an intraclass correlation of 0 where each event counts as one
 */
record AgainstBaseline(double rate, double margin, long minimum, Effective expected) implements PowerCurve {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    @Override
    public Power at(double contacts) {
        double events = expected.total(contacts);
        double worth = events / expected.deff(contacts);
        double z = NORMAL.inverseCumulativeProbability(1 - expected.alpha());
        if (margin <= 0 || events < minimum || worth < leastWorth()) {
            return Power.NONE;
        }
        double variance = 2 * rate * (1 - rate) / worth;
        return Power.computed(variance == 0 ? 1 : NORMAL.cumulativeProbability(margin / Math.sqrt(variance) - z));
    }

    /** Independent events below which nothing is shown, whatever they are. */
    double leastWorth() {
        double z = NORMAL.inverseCumulativeProbability(1 - expected.alpha());
        return Math.ceil((1 - margin) * z * z / margin);
    }

    @Override
    public double guess(double wanted) {
        if (margin <= 0) {
            return Double.MAX_VALUE;
        }
        double needed = Math.max(minimum, events(rate, rate, margin, expected.alpha(), wanted));
        return Math.max(1, needed / expected.total(1));
    }

    /**
     * Independent events on each side.
     *
     * @param candidate its true share
     * @param baseline its true share
     */
    static double events(double candidate, double baseline, double margin, double alpha, double wanted) {
        double z = NORMAL.inverseCumulativeProbability(1 - alpha) + NORMAL.inverseCumulativeProbability(wanted);
        double room = candidate - baseline + margin;
        return z * z * (candidate * (1 - candidate) + baseline * (1 - baseline)) / (room * room);
    }
}
