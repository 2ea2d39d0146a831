package dev.clamor.results.inference;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Whether what is still to come can change the answer. No chance is involved: with every event to come taken for good, what
 * cannot be reached then cannot be reached at all.
 *
 * <p>On the plain budget of N planned events, B = floor((1 - S) N) in decimal arithmetic, a share of S cannot be reached
 * once more than B are bad, and cannot be missed once N - B are good. A bound of confidence asks for more than the share:
 * {@link #mostBad} is the budget that it leaves, never more than B.
 */
public final class Curtailment {
    private static final double ROUNDING = 1e-9;

    private Curtailment() {}

    /** B: bad events that leave the share of good ones at the target or above. */
    public static long budget(long planned, BigDecimal target) {
        return BigDecimal.ONE
                .subtract(target)
                .multiply(BigDecimal.valueOf(planned))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** Whether the share of good events can no longer reach the target. */
    public static boolean lost(long bad, long planned, BigDecimal target) {
        return bad > budget(planned, target);
    }

    /**
     * Whether the exact one-sided lower bound of the share can no longer reach the target: not even when all events to come
     * are good. More events never help more than good ones do, and events that are alike count for less, so neither makes
     * this too early.
     */
    public static boolean boundLost(long bad, long planned, double target, double alpha) {
        return Intervals.pAbove(planned - bad, planned, target) > alpha * (1 + ROUNDING);
    }

    /** Most bad events of so many planned ones with which the bound still reaches the target; -1 if none is too many. */
    public static long mostBad(long planned, double target, double alpha) {
        long fits = -1;
        long tooMany = planned + 1;
        while (tooMany - fits > 1) {
            long middle = fits + (tooMany - fits) / 2;
            if (boundLost(middle, planned, target, alpha)) {
                tooMany = middle;
            } else {
                fits = middle;
            }
        }
        return fits;
    }
}
