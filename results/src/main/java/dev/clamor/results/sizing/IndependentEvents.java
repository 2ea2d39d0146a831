package dev.clamor.results.sizing;

import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * Events that count as one each. How many come is not known before the run: Poisson's law with the expected number, as
 * arrivals are, and the binomial chance is averaged over it.
 *
 * @param binomial the chance at a known number of events
 * @param perContact valid events expected of one judged contact
 */
record IndependentEvents(BinomialPower binomial, double perContact) implements PowerCurve {
    private static final double DEVIATIONS = 7;
    private static final double SMALL = 20;
    private static final int MOST_TERMS = 400;

    @Override
    public Power at(double contacts) {
        return Power.computed(mean(contacts * perContact));
    }

    @Override
    public double guess(double wanted) {
        return binomial.leastFor(wanted).orElse(Long.MAX_VALUE) / perContact;
    }

    private double mean(double expected) {
        if (expected <= 0) {
            return 0;
        }
        PoissonDistribution law =
                new PoissonDistribution(null, expected, PoissonDistribution.DEFAULT_EPSILON, Integer.MAX_VALUE);
        double reach = DEVIATIONS * Math.sqrt(expected) + SMALL;
        long first = (long) Math.max(0, expected - reach);
        long last = (long) (expected + reach);
        long step = Math.max(1, (last - first) / MOST_TERMS);
        double sum = 0;
        double weight = 0;
        for (long n = first; n <= last; n += step) {
            double chance = law.probability((int) n);
            weight += chance;
            sum += chance * binomial.at(n);
        }
        return sum / weight;
    }

    /** The chance that at least so many events come. */
    static double atLeast(double expected, double events) {
        if (expected <= 0) {
            return events <= 0 ? 1 : 0;
        }
        PoissonDistribution law =
                new PoissonDistribution(null, expected, PoissonDistribution.DEFAULT_EPSILON, Integer.MAX_VALUE);
        return 1 - law.cumulativeProbability((int) Math.min(Integer.MAX_VALUE, Math.ceil(events) - 1));
    }
}
