package dev.clamor.results.slo;

import java.math.BigDecimal;

/**
 * How much worse than the baseline an indicator may be: met when the lower bound of candidate minus baseline is above
 * -margin, breached when the upper bound is below it.
 *
 * @param margin in shares, at least 0 and below 1: 0.02 is two percentage points
 * @param gating whether it can decide the verdict
 */
public record BaselineMargin(BigDecimal margin, boolean gating) {}
