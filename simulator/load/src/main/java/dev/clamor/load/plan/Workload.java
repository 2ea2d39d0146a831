package dev.clamor.load.plan;

import java.util.List;

/** How customers arrive. */
public sealed interface Workload {
    /** The stages, one after another; names are unique. */
    List<Stage> stages();

    /** Length of all stages, in seconds. */
    default double seconds() {
        return stages().stream().mapToDouble(Stage::seconds).sum();
    }

    /** The stage in which an instant falls; the last one for instants at or after the end. */
    default Stage stageAt(long micros) {
        return new StageTimes(this).at(micros);
    }

    /**
     * Arrivals set by a rate, independent of replies.
     *
     * @param stages levels are contacts started per second
     */
    record OpenWorkload(List<Stage> stages, Spacing spacing) implements Workload {}

    /**
     * A number of customers at the same time, each followed at once by the next one when done.
     *
     * @param stages levels are customers in progress; fractions are cut off
     */
    record ClosedWorkload(List<Stage> stages) implements Workload {}

    /** How arrivals are spaced within a rate. */
    enum Spacing {
        POISSON,
        EVEN
    }
}
