package dev.clamor.metrics;

import dev.clamor.conversation.FaultWindow;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What must be known before counting.
 *
 * @param latencyThresholdsMillis thresholds of the latency objectives, each an SLI of its own
 * @param firstTokenThresholdsMillis thresholds of the objectives on first words, each an SLI of its own
 * @param sliceSeconds width of a slice of the timeline and of timeslice budgets
 * @param worst how many of the worst contacts to remember
 * @param faults when what was planned to go wrong, in the order in which the windows begin
 */
public record MetricsConfig(
        SortedSet<Long> latencyThresholdsMillis,
        SortedSet<Long> firstTokenThresholdsMillis,
        int sliceSeconds,
        int worst,
        List<FaultWindow> faults) {
    /** Width of a slice where nothing else is said. */
    public static final int DEFAULT_SLICE_SECONDS = 2;

    /** Contacts to remember where nothing else is said. */
    public static final int DEFAULT_WORST = 12;

    private static final long MICROS_PER_SECOND = 1_000_000;

    /** Copies the thresholds; refuses a slice below a second and a negative number of contacts. */
    public MetricsConfig {
        latencyThresholdsMillis = Collections.unmodifiableSortedSet(new TreeSet<>(latencyThresholdsMillis));
        firstTokenThresholdsMillis = Collections.unmodifiableSortedSet(new TreeSet<>(firstTokenThresholdsMillis));
        faults = List.copyOf(faults);
        if (sliceSeconds < 1) {
            throw new IllegalArgumentException("sliceSeconds: expected at least 1. Found: " + sliceSeconds);
        }
        if (worst < 0) {
            throw new IllegalArgumentException("worst: expected at least 0. Found: " + worst);
        }
    }

    /** With nothing that goes wrong on purpose. */
    public MetricsConfig(
            SortedSet<Long> latencyThresholdsMillis,
            SortedSet<Long> firstTokenThresholdsMillis,
            int sliceSeconds,
            int worst) {
        this(latencyThresholdsMillis, firstTokenThresholdsMillis, sliceSeconds, worst, List.of());
    }

    /** The same with these windows of planned faults. */
    public MetricsConfig under(List<FaultWindow> windows) {
        return new MetricsConfig(latencyThresholdsMillis, firstTokenThresholdsMillis, sliceSeconds, worst, windows);
    }

    /** Without an objective on first words. */
    public MetricsConfig(SortedSet<Long> latencyThresholdsMillis, int sliceSeconds, int worst) {
        this(latencyThresholdsMillis, Collections.emptySortedSet(), sliceSeconds, worst);
    }

    /** The same with one slice for all time: what is counted then takes no more room the longer a run goes on. */
    public MetricsConfig unsliced() {
        return new MetricsConfig(latencyThresholdsMillis, firstTokenThresholdsMillis, Integer.MAX_VALUE, worst);
    }

    /** The slice in which an event happened; times beyond the range of int fall into the outermost slice. */
    int slice(long atMicros) {
        long index = Math.floorDiv(atMicros, sliceSeconds * MICROS_PER_SECOND);
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, index));
    }
}
