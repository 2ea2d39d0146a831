package dev.clamor.results.analysis;

import dev.clamor.metrics.Ratio;

/**
 * A number that got better while another got worse.
 *
 * @param gain the change of raw containment: candidate less baseline
 * @param price the change of what went wrong instead
 * @param clear whether neither change is likely to be chance
 * @param because the finding in one sentence with its numbers
 */
public record TradeOff(Change gain, Change price, boolean clear, String because) {
    /**
     * How an indicator changed.
     *
     * @param indicator the indicator's id
     * @param candidate good events of the candidate
     * @param baseline good events of the baseline
     * @param difference share of the candidate less share of the baseline
     * @param lower lower end of the difference's interval
     * @param upper upper end
     */
    public record Change(
            String indicator, Ratio candidate, Ratio baseline, double difference, double lower, double upper) {}
}
