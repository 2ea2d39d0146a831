package dev.clamor.results.sizing;

import java.util.OptionalDouble;

/**
 * Slices of time that count as one event each, taken as independent. How many there are follows from the length of the
 * judged stages; slices expected to stay without events are left out.
 *
 * @param binomial the chance at a known number of slices
 * @param slicesPerContact slices for each judged contact, at the plan's mean rate
 * @param filled share of the slices in which an event is expected
 */
record EvenSlices(BinomialPower binomial, double slicesPerContact, double filled) implements PowerCurve {
    private static final double ROUNDING = 1e-12;

    /** Slices with events; what a decimal contact loses to binary arithmetic is given back. */
    long slices(double contacts) {
        return (long) (contacts * slicesPerContact * filled * (1 + ROUNDING));
    }

    @Override
    public Power at(double contacts) {
        return Power.computed(binomial.at(slices(contacts)));
    }

    @Override
    public OptionalDouble least(double wanted, double most) {
        double exact = guess(wanted);
        return exact <= most ? OptionalDouble.of(exact) : OptionalDouble.empty();
    }

    @Override
    public double guess(double wanted) {
        return binomial.leastFor(wanted).orElse(Long.MAX_VALUE) / (slicesPerContact * filled);
    }
}
