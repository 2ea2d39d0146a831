package dev.clamor.results.report.words;

import dev.clamor.results.slo.Budget;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.BurnWindow;
import dev.clamor.results.slo.Production;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Finding;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Error budgets and what they burn, as people say it. */
public final class Burn {
    private static final double HOURS_PER_DAY = 24;

    private Burn() {}

    /** What the objective counts, with its number: {@code events}, or {@code slices of 10 s}. */
    public static String unit(Slo slo) {
        return slo.budgeting() instanceof Budgeting.Timeslices slices
                ? "slices of " + slices.sliceSeconds() + " s"
                : "events";
    }

    /** {@code 1,320 of 2,150}, with the unit where slices are counted. */
    public static String counts(Finding finding) {
        String counts = Numbers.count(finding.good()) + " of " + Numbers.count(finding.total());
        return finding.slo().budgeting() instanceof Budgeting.Timeslices ? counts + " " + unit(finding.slo()) : counts;
    }

    /** The burn rate with its bounds; a dash without events. */
    public static String rate(Budget budget) {
        if (!Double.isFinite(budget.burnRate())) {
            return Numbers.NONE;
        }
        return Numbers.decimal(budget.burnRate(), 2) + " (" + Numbers.decimal(budget.burnRateLower(), 2) + " to "
                + Numbers.decimal(budget.burnRateUpper(), 2) + ")";
    }

    /** When the budget of the period is gone, with its bounds; a dash without events. */
    public static String gone(Production production) {
        if (Double.isNaN(production.days())) {
            return Numbers.NONE;
        }
        return span(production.days()) + " (" + span(production.daysLower()) + " to " + span(production.daysUpper())
                + ")";
    }

    private static String span(double days) {
        if (Double.isInfinite(days)) {
            return "never";
        }
        return days < 1 ? Numbers.decimal(days * HOURS_PER_DAY, 1) + " h" : Numbers.decimal(days, 1) + " d";
    }

    /** Rows that burned: {@code page 14.4, ticket 1.0}; {@code none}, or a dash where there are no rows. */
    public static String burned(List<BurnWindow> windows) {
        return rows(windows, BurnWindow::burned);
    }

    /** Rows whose threshold no burn rate can pass at this target. */
    public static String unreachable(List<BurnWindow> windows) {
        return rows(windows, window -> !window.reachable());
    }

    private static String rows(List<BurnWindow> windows, Predicate<BurnWindow> which) {
        if (windows.isEmpty()) {
            return Numbers.NONE;
        }
        String rows = windows.stream()
                .filter(which)
                .map(window -> window.severity() + " " + Numbers.decimal(window.threshold(), 1))
                .collect(Collectors.joining(", "));
        return rows.isEmpty() ? "none" : rows;
    }
}
