package dev.clamor.results.slo;

import dev.clamor.metrics.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Error budgets, of occurrences or of slices of time, and what a burn rate means, after the Site Reliability Workbook, chapter 5.
 *
 * <p>With the target S, n valid events and the bad share e: budget = floor((1 - S) n), burn rate = e / (1 - S), a period
 * P is spent after P / burn rate, and a window w at burn rate b spends the share b w / P. Budgets and comparisons with
 * thresholds are decimal, because binary arithmetic gets (1 - 0.9) x 10 wrong.
 */
public final class ErrorBudgets {
    private ErrorBudgets() {}

    /**
     * The budget of a run.
     *
     * @param lower lower bound of the good share
     * @param upper upper bound of the good share
     */
    public static Budget of(Ratio events, BigDecimal target, double lower, double upper) {
        long allowed = allowed(events.total(), target);
        return new Budget(
                allowed,
                events.bad(),
                allowed - events.bad(),
                burnRate(events, target),
                burnRate(1 - upper, target),
                burnRate(1 - lower, target));
    }

    /** floor((1 - target) x total): bad events that may happen. */
    public static long allowed(long total, BigDecimal target) {
        return room(target)
                .multiply(BigDecimal.valueOf(total))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** (bad / valid) / (1 - target); NaN without events. */
    public static double burnRate(Ratio events, BigDecimal target) {
        return events.total() == 0 ? Double.NaN : burnRate((double) events.bad() / events.total(), target);
    }

    /** Bad share / (1 - target). */
    public static double burnRate(double badShare, BigDecimal target) {
        return badShare / room(target).doubleValue();
    }

    /** Whether any burn rate can pass the threshold b: b (1 - target) &lt; 1, for a bad share is at most 1. */
    public static boolean reachable(BigDecimal threshold, BigDecimal target) {
        return threshold.multiply(room(target)).compareTo(BigDecimal.ONE) < 0;
    }

    /** Whether events burn faster than the threshold: bad &gt; b (1 - target) n, strictly. Never without events. */
    public static boolean above(Ratio events, BigDecimal threshold, BigDecimal target) {
        BigDecimal line = threshold.multiply(room(target)).multiply(BigDecimal.valueOf(events.total()));
        return events.total() > 0 && BigDecimal.valueOf(events.bad()).compareTo(line) > 0;
    }

    /** Share of a period's budget that a window at this burn rate spends: b w / P, both in the same unit. */
    public static double consumed(double burnRate, double window, double period) {
        return burnRate * window / period;
    }

    /** The burn rate that spends the share in the window: f P / w, both in the same unit. */
    public static double threshold(double budgetShare, double window, double period) {
        return budgetShare * period / window;
    }

    /**
     * Time until an alert on one window fires at a constant bad share: (1 - S) / e x w x b, in the window's unit; 0 is
     * never reached, and infinite when e / (1 - S) stays at or below the threshold.
     */
    public static double timeToFire(double badShare, BigDecimal target, double window, double burnRate) {
        double burn = burnRate(badShare, target);
        return burn >= burnRate ? window * burnRate / burn : Double.POSITIVE_INFINITY;
    }

    /** Days until the budget of the period is gone at this burn rate: P / b; infinite when nothing burns. */
    public static double exhaustionDays(double burnRate, double periodDays) {
        return burnRate > 0 ? periodDays / burnRate : Double.POSITIVE_INFINITY;
    }

    private static BigDecimal room(BigDecimal target) {
        return BigDecimal.ONE.subtract(target);
    }
}
