package dev.clamor.results.sizing;

import dev.clamor.results.inference.Intervals;
import java.util.OptionalLong;

/**
 * The chance that the exact one-sided lower bound of n independent events reaches a target.
 *
 * <p>With c(n) = the most bad events of n that leave Clopper and Pearson's lower bound at the target or above, and the
 * true share p: power(n) = P(Binomial(n, 1 - p) &lt;= c(n)). It is a saw: it climbs where one more bad event becomes
 * bearable and falls in between (Chernick and Liu, The American Statistician 56, 2002), so a size is only safe if every
 * larger one is.
 *
 * @param target the share wanted, in (0, 1)
 * @param rate the true share, in (0, 1]
 * @param alpha the chance of error of the bound
 * @param minimum with fewer events it is never met
 */
record BinomialPower(double target, double rate, double alpha, long minimum) {
    private static final double MOST_EVENTS = 1e9;
    private static final long MOST_BAD = 2_000_000;
    /** How far above the first safe tooth the others are looked at, as a factor and in bad events. */
    private static final int AHEAD = 2;

    private static final int AHEAD_LEAST = 20;

    /** Of so many events. */
    double at(long events) {
        if (events < Math.max(1, minimum)) {
            return 0;
        }
        long bad = mostBad(events);
        if (bad < 0) {
            return 0;
        }
        return rate >= 1 ? 1 : Intervals.pAbove((double) events - bad, events, rate);
    }

    /** The most bad events that leave the bound at the target or above; -1 when not even none do. */
    long mostBad(long events) {
        long low = -1;
        long high = events;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (passes(events - middle, events)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The least number of events of which so many may be bad; Wilks' number of that order (Annals of Mathematical
     * Statistics 12, 1941).
     */
    long leastEvents(long bad) {
        long high = bad + 1;
        while (!passes(high - bad, high)) {
            high *= 2;
        }
        long low = bad;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (passes(middle - bad, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /**
     * The least number of events from which on the chance is at least {@code wanted}, for this and every larger number;
     * empty when the rate is not above the target or it would take more than a milliard.
     */
    OptionalLong leastFor(double wanted) {
        if (rate <= target) {
            return OptionalLong.empty();
        }
        if (rate >= 1) {
            return OptionalLong.of(Math.max(minimum, leastEvents(0)));
        }
        long enough = 0;
        while (!lasts(enough, wanted)) {
            enough = 2 * enough + 1;
            if (enough > MOST_BAD || leastEvents(enough) > MOST_EVENTS) {
                return OptionalLong.empty();
            }
        }
        while (enough > 0 && bottom(enough - 1) >= wanted) {
            enough--;
        }
        return OptionalLong.of(Math.max(minimum, leastEvents(enough)));
    }

    /** Whether the chance stays at {@code wanted} from the tooth of so many bad events on. */
    private boolean lasts(long bad, double wanted) {
        if (bottom(bad) < wanted) {
            return false;
        }
        for (long next = bad + 1; next <= AHEAD * bad + AHEAD_LEAST; next += 1 + bad / AHEAD_LEAST) {
            if (bottom(next) < wanted) {
                return false;
            }
        }
        return true;
    }

    /** The chance at the lower end of a tooth: the most events at which just so many may be bad. */
    private double bottom(long bad) {
        long events = leastEvents(bad + 1) - 1;
        return Intervals.pAbove((double) events - bad, events, rate);
    }

    private boolean passes(long good, long events) {
        return good > 0 && Intervals.pAbove(good, events, target) <= alpha;
    }
}
