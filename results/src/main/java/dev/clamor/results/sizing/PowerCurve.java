package dev.clamor.results.sizing;

import java.util.OptionalDouble;

/** The chance that one objective is met, by the number of judged contacts. */
sealed interface PowerCurve permits IndependentEvents, SegmentedEvents, EvenSlices, AgainstBaseline {
    /** With so many judged contacts expected. */
    Power at(double contacts);

    /** Whether it is at least {@code wanted} with so many. */
    default boolean reaches(double contacts, double wanted) {
        return at(contacts).atLeast() >= wanted;
    }

    /** The least number from which on it is at least {@code wanted}; empty when more than {@code most} are needed. */
    default OptionalDouble least(double wanted, double most) {
        double guess = guess(wanted);
        return guess > 2 * most
                ? OptionalDouble.empty()
                : LeastContacts.of(c -> reaches(c, wanted), guess, 1, most, LeastContacts.CLOSE);
    }

    /** About how many judged contacts give the chance; where a search may begin. */
    double guess(double wanted);
}
