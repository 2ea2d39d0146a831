package dev.clamor.results.slo;

import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;

/**
 * Error budgets by occurrences and what a burn rate means, after the Site Reliability Workbook, chapter 5.
 *
 * <p>With the target S, n valid events and the bad share e: budget = floor((1 - S) n), burn rate = e / (1 - S), a period
 * P is spent after P / burn rate, and a window w at burn rate b spends the share b w / P. Budgets and comparisons with
 * thresholds are decimal, because binary arithmetic gets (1 - 0.9) x 10 wrong.
 */
public final class ErrorBudgets {
    private static final double HOURS_PER_DAY = 24;

    /** Indicators whose valid events are the valid contacts, so that traffic in contacts says something of them. */
    private static final Set<String> PER_CONTACT = Set.of(
            Sli.WRONG_ACTION_FREE.id(),
            Sli.BREACH_FREE.id(),
            Sli.HALLUCINATION_FREE.id(),
            Sli.ABANDONMENT_FREE.id(),
            Sli.RAW_CONTAINMENT.id());

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

    /**
     * What the burn rate of a run means in production, in one sentence: when the period's budget would be gone and, when
     * the traffic is stated and the indicator counts contacts, how many that is.
     */
    public static ProductionReading production(Slo slo, Budget budget, Objectives objectives) {
        double days = exhaustionDays(budget.burnRate(), objectives.periodDays());
        return new ProductionReading(days, sentence(slo, budget, objectives, days));
    }

    private static String sentence(Slo slo, Budget budget, Objectives objectives, double days) {
        int period = objectives.periodDays();
        if (Double.isNaN(budget.burnRate())) {
            return slo.id() + ": no events, so nothing can be said about production.";
        }
        if (budget.burnRate() == 0) {
            return slo.id() + ": nothing was burned in the run.";
        }
        String gone = days >= period
                ? "of " + period + " days would last"
                : "of " + period + " days would be gone after " + span(days);
        return String.format(
                Locale.ROOT,
                "%s: at the run's burn rate of %.2f the budget %s%s.",
                slo.id(),
                budget.burnRate(),
                gone,
                traffic(slo, budget, objectives));
    }

    private static String traffic(Slo slo, Budget budget, Objectives objectives) {
        double perDay = objectives.productionContactsPerDay();
        if (perDay == 0 || !PER_CONTACT.contains(slo.sli())) {
            return "";
        }
        double badShare = budget.burnRate() * room(slo.target()).doubleValue();
        return String.format(
                Locale.ROOT,
                "; at %,.0f contacts a day about %,.0f bad ones a day, with %,.0f allowed",
                perDay,
                badShare * perDay,
                room(slo.target()).doubleValue() * perDay);
    }

    private static String span(double days) {
        return days < 1
                ? String.format(Locale.ROOT, "%.1f hours", days * HOURS_PER_DAY)
                : String.format(Locale.ROOT, "%.1f days", days);
    }

    private static BigDecimal room(BigDecimal target) {
        return BigDecimal.ONE.subtract(target);
    }

    /**
     * A burn rate carried over to production.
     *
     * @param days until the period's budget is gone; infinite when nothing burns, NaN without events
     * @param because one sentence with the numbers
     */
    public record ProductionReading(double days, String because) {}
}
