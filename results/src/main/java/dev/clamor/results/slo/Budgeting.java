package dev.clamor.results.slo;

import java.math.BigDecimal;

/** What an objective's good and bad events are, in the words of OpenSLO. */
public sealed interface Budgeting {
    /** Each valid event is one. */
    Budgeting OCCURRENCES = new Occurrences();

    /** Each valid event is one. */
    record Occurrences() implements Budgeting {}

    /**
     * Each slice of time with valid events is one; it is good when its share of good events is at least the slice target.
     * A slice without valid events is none.
     *
     * @param sliceSeconds width of a slice
     * @param sliceTarget in (0, 1]
     */
    record Timeslices(int sliceSeconds, BigDecimal sliceTarget) implements Budgeting {}
}
