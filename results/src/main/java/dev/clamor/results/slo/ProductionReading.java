package dev.clamor.results.slo;

import dev.clamor.metrics.Sli;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/**
 * Carries the burn rate of a run over to production: a period P is spent after P / burn rate, and its bounds bound that
 * time.
 */
public final class ProductionReading {
    private static final double HOURS_PER_DAY = 24;

    /** Indicators whose valid events are the valid contacts, so that traffic in contacts says something of them. */
    private static final Set<String> PER_CONTACT = Set.of(
            Sli.WRONG_ACTION_FREE.id(),
            Sli.BREACH_FREE.id(),
            Sli.HALLUCINATION_FREE.id(),
            Sli.ABANDONMENT_FREE.id(),
            Sli.RAW_CONTAINMENT.id());

    private final Slo slo;
    private final Budget budget;
    private final int period;
    private final double perDay;

    private ProductionReading(Slo slo, Budget budget, Objectives objectives) {
        this.slo = slo;
        this.budget = budget;
        this.period = objectives.periodDays();
        this.perDay = objectives.productionContactsPerDay();
    }

    /**
     * When the period's budget would be gone and, when the traffic is stated and the indicator counts contacts, how many
     * bad ones that is.
     */
    public static Production of(Slo slo, Budget budget, Objectives objectives) {
        return new ProductionReading(slo, budget, objectives).reading();
    }

    private Production reading() {
        return new Production(
                period,
                days(budget.burnRate()),
                days(budget.burnRateUpper()),
                days(budget.burnRateLower()),
                perDay,
                sentence());
    }

    private double days(double burnRate) {
        return Double.isNaN(budget.burnRate()) ? Double.NaN : ErrorBudgets.exhaustionDays(burnRate, period);
    }

    private String sentence() {
        if (Double.isNaN(budget.burnRate())) {
            return "No events, so nothing can be said about production.";
        }
        if (budget.burnRate() == 0) {
            return "Nothing was burned in the run" + bounds() + ".";
        }
        double days = days(budget.burnRate());
        String gone = days >= period
                ? " of " + period + " days would last"
                : " of " + period + " days would be gone after " + span(days);
        return String.format(
                Locale.ROOT,
                "At the run's burn rate of %.2f the budget%s%s%s.",
                budget.burnRate(),
                gone,
                bounds(),
                traffic());
    }

    /** The earliest and the latest end that the bounds of the burn rate leave, as far as they lie within the period. */
    private String bounds() {
        double earliest = days(budget.burnRateUpper());
        double latest = days(budget.burnRateLower());
        if (earliest >= period) {
            return "";
        }
        String until = latest < period ? " and not after " + span(latest) : "";
        return " (with " + level() + " confidence each not before " + span(earliest) + until + ")";
    }

    private String level() {
        BigDecimal percent =
                BigDecimal.valueOf(slo.confidence()).movePointRight(2).stripTrailingZeros();
        return percent.toPlainString() + " %";
    }

    private String traffic() {
        boolean contacts = PER_CONTACT.contains(slo.sli()) && slo.budgeting() instanceof Budgeting.Occurrences;
        if (perDay == 0 || !contacts) {
            return "";
        }
        double room = BigDecimal.ONE.subtract(slo.target()).doubleValue();
        return String.format(
                Locale.ROOT,
                "; at %,.0f contacts a day about %,.0f bad ones a day, with %,.0f allowed",
                perDay,
                budget.burnRate() * room * perDay,
                room * perDay);
    }

    private static String span(double days) {
        return days < 1
                ? String.format(Locale.ROOT, "%.1f hours", days * HOURS_PER_DAY)
                : String.format(Locale.ROOT, "%.1f days", days);
    }
}
