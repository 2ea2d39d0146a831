package dev.clamor.results.slo;

/**
 * What the burn rate of a run would mean in production.
 *
 * @param periodDays the budget's period
 * @param days until the period's budget is gone at the run's burn rate; infinite when nothing burned, NaN without events
 * @param daysLower the same at the upper bound of the burn rate
 * @param daysUpper the same at the lower bound of the burn rate
 * @param contactsPerDay traffic; 0 if not stated
 * @param because one sentence with the numbers
 */
public record Production(
        int periodDays, double days, double daysLower, double daysUpper, double contactsPerDay, String because) {}
