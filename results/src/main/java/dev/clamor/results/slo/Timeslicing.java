package dev.clamor.results.slo;

import dev.clamor.metrics.Ratio;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run cut into slices of time.
 *
 * @param shares events by index of the slice; slices without events are missing
 * @param verdicts the same slices as one event each, good or bad
 */
public record Timeslicing(SortedMap<Integer, Ratio> shares, SortedMap<Integer, Ratio> verdicts) {

    /**
     * Joins counted slices to those of the objective. One is good when its good events are at least the slice target of its
     * events, in decimal arithmetic.
     *
     * @param counted events by index of the slices in which metrics count
     * @param countedSeconds width of these, of which the objective's is a multiple
     */
    public static Timeslicing of(
            SortedMap<Integer, Ratio> counted, int countedSeconds, Budgeting.Timeslices budgeting) {
        int joined = budgeting.sliceSeconds() / countedSeconds;
        SortedMap<Integer, Ratio> shares = new TreeMap<>();
        counted.forEach((index, events) -> {
            if (events.total() > 0) {
                shares.merge(Math.floorDiv(index, joined), events, Ratio::plus);
            }
        });
        SortedMap<Integer, Ratio> verdicts = new TreeMap<>();
        shares.forEach((index, events) -> verdicts.put(index, Ratio.NONE.plus(good(events, budgeting.sliceTarget()))));
        return new Timeslicing(Collections.unmodifiableSortedMap(shares), Collections.unmodifiableSortedMap(verdicts));
    }

    private static boolean good(Ratio events, BigDecimal target) {
        BigDecimal needed = target.multiply(BigDecimal.valueOf(events.total()));
        return BigDecimal.valueOf(events.good()).compareTo(needed) >= 0;
    }

    /** Good slices over slices with events. */
    public Ratio total() {
        return verdicts.values().stream().reduce(Ratio.NONE, Ratio::plus);
    }
}
