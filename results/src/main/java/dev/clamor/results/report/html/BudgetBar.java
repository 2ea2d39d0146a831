package dev.clamor.results.report.html;

import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.slo.Budget;

/**
 * An error budget as a bar in a view box 100 wide: what is spent, and the mark of what is allowed.
 *
 * @param spent width of the spent part
 * @param allowed where the allowance ends; below 100 when overspent
 */
record BudgetBar(String spent, String allowed, boolean overspent, String text) {
    private static final double WIDTH = 100;

    static BudgetBar of(Budget budget) {
        double scale = Math.max(1, Math.max(budget.allowed(), budget.spent()));
        boolean over = budget.remaining() < 0;
        String left = over
                ? "overspent by " + Numbers.count(-budget.remaining())
                : Numbers.count(budget.remaining()) + " left";
        return new BudgetBar(
                Axis.number(WIDTH * budget.spent() / scale),
                Axis.number(WIDTH * budget.allowed() / scale),
                over,
                Numbers.count(budget.spent()) + " of " + Numbers.count(budget.allowed()) + " spent, " + left);
    }
}
