package dev.clamor.metrics;

import java.util.SortedSet;

/**
 * What must be known before counting.
 *
 * @param latencyThresholdsMillis thresholds of the latency objectives, each an SLI of its own
 * @param sliceSeconds width of a slice of the timeline and of timeslice budgets
 * @param worst how many of the worst contacts to remember
 */
public record MetricsConfig(SortedSet<Long> latencyThresholdsMillis, int sliceSeconds, int worst) {
    /** Width of a slice where nothing else is said. */
    public static final int DEFAULT_SLICE_SECONDS = 2;

    /** Contacts to remember where nothing else is said. */
    public static final int DEFAULT_WORST = 12;
}
