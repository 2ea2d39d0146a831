package dev.clamor.results.sizing;

import dev.clamor.results.inference.Intervals;
import dev.clamor.results.inference.NonInferiority;

/**
 * An objective held against a baseline run of the same size that is as good as the candidate, by {@link NonInferiority} on
 * the independent events that the expected ones are worth.
 *
 * @param rate true share on both sides
 * @param margin how much worse the candidate may be; at 0 nothing is ever shown
 * @param minimum with fewer events it is never met
 * @param expected events by segment; an intraclass correlation of 0 where each event counts as one
 */
record AgainstBaseline(double rate, double margin, long minimum, Effective expected) implements PowerCurve {

    @Override
    public Power at(double contacts) {
        double events = expected.total(contacts);
        double worth = events / expected.deff(contacts);
        if (margin <= 0 || events < minimum || worth < leastWorth()) {
            return Power.NONE;
        }
        return Power.computed(new NonInferiority(rate, rate, margin).power(worth, expected.alpha()));
    }

    /**
     * Independent events below which nothing is shown, even when none is bad: the bound of a share without bad events, by
     * Wilson as the difference is, has a width of its own.
     */
    double leastWorth() {
        return Intervals.leastAllGoodWilson(1 - margin, expected.alpha());
    }

    @Override
    public double guess(double wanted) {
        return margin <= 0 ? Double.MAX_VALUE : Math.max(1, independent(wanted) / expected.total(1));
    }

    /** Independent events on each side that give the chance, not rounded; for a margin above 0. */
    double independent(double wanted) {
        return Math.max(minimum, new NonInferiority(rate, rate, margin).perRun(expected.alpha(), wanted));
    }
}
