package dev.clamor.results.sizing;

import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** The least number of contacts from which on something holds, for a condition that may flicker on the way. */
final class LeastContacts {
    private static final double ABOVE = 4;
    /** Steps down, as a factor, where looking costs little. */
    static final double CLOSE = 1.08;
    /** Steps down where looking costs much. */
    static final double WIDE = 1.4;

    private static final double UPWARD = 1.15;
    private static final double FINE = 1.01;

    private LeastContacts() {}

    /**
     * Looks down from well above {@code guess} to the first number that fails, so that what holds far below and fails in
     * between is not taken. About 1 % fine.
     *
     * @param least nothing below this is asked for
     * @param most nothing above this is asked for
     * @param stride how far apart, as a factor, it looks on the way down
     * @return empty when it fails at the upper end
     */
    static OptionalDouble of(DoublePredicate holds, double guess, double least, double most, double stride) {
        double good = Math.min(most, Math.max(least, guess) * ABOVE);
        while (!holds.test(good)) {
            if (good >= most) {
                return OptionalDouble.empty();
            }
            good = Math.min(most, good * 2);
        }
        double bad = good / stride;
        while (bad > least && holds.test(bad)) {
            good = bad;
            bad = good / stride;
        }
        if (bad <= least && holds.test(least)) {
            return OptionalDouble.of(least);
        }
        return OptionalDouble.of(refined(holds, Math.max(bad, least), good));
    }

    /** Looks up from {@code least} to the first number that holds. About 1 % fine. */
    static OptionalDouble upwards(DoublePredicate holds, double least, double most) {
        double bad = least;
        double good = least;
        while (!holds.test(good)) {
            if (good >= most) {
                return OptionalDouble.empty();
            }
            bad = good;
            good = Math.min(most, good * UPWARD);
        }
        return OptionalDouble.of(good == least ? least : refined(holds, bad, good));
    }

    private static double refined(DoublePredicate holds, double from, double to) {
        double bad = from;
        double good = to;
        while (good / bad > FINE && good - bad > 1) {
            double middle = Math.sqrt(good * bad);
            if (holds.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }
}
