package dev.clamor.load.plan;

/**
 * A fault of a plan.
 *
 * @param name its name in the log and in reports, unique in a run
 * @param kind what it does
 * @param timing when
 */
public record PlannedFault(String name, FaultKind kind, FaultTiming timing) {
    /** The same in a run of which every stage is longer or shorter by a factor. */
    public PlannedFault stretched(double factor) {
        return new PlannedFault(name, kind, timing.stretched(factor));
    }
}
