package dev.clamor.results.slo;

/**
 * An error budget; where the objective counts slices of time, its events are slices.
 *
 * @param allowed floor((1 - target) x valid events), in decimal arithmetic
 * @param spent bad events
 * @param remaining allowed minus spent; negative when overspent
 * @param burnRate (bad / valid) / (1 - target); 1 spends the budget exactly; NaN without events
 * @param burnRateLower from the upper bound of the good share
 * @param burnRateUpper from the lower bound of the good share
 */
public record Budget(
        long allowed, long spent, long remaining, double burnRate, double burnRateLower, double burnRateUpper) {}
