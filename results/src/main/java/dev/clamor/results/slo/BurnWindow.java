package dev.clamor.results.slo;

/**
 * One row of the multi-window burn table, scaled to the run.
 *
 * @param threshold burn rate above which it fires
 * @param reachable whether any burn rate can pass it: threshold x (1 - target) < 1
 * @param burned whether both windows were above it at the same moment of the run
 */
public record BurnWindow(
        String severity,
        double longSeconds,
        double shortSeconds,
        double threshold,
        boolean reachable,
        boolean burned) {}
