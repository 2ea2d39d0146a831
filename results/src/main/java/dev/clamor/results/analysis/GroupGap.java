package dev.clamor.results.analysis;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.inference.RateRatio;
import java.util.List;

/**
 * How a group of customers fares by one indicator, against all others.
 *
 * @param indicator the indicator's id
 * @param group the group, in the words of the personas' author
 * @param personas the personas that stand for it
 * @param inGroup its events
 * @param others the events of all other customers
 * @param ratio how many times as often an event is good for the group; over segments
 * @param adjusted p-value after Holm over every group and indicator looked at
 * @param because the finding in one sentence with its numbers
 */
public record GroupGap(
        String indicator,
        String group,
        List<String> personas,
        Ratio inGroup,
        Ratio others,
        RateRatio ratio,
        double adjusted,
        String because) {
    private static final double CLEAR = 0.05;

    /** Whether chance is an unlikely reason: adjusted p at most 0.05. */
    public boolean clear() {
        return adjusted <= CLEAR;
    }

    /** Whether the group fares worse than the others, clearly. */
    public boolean worse() {
        return clear() && ratio.value() < 1;
    }
}
