package dev.clamor.load.plan;

import java.util.List;

/** How customers arrive. */
public sealed interface Workload {
    /** Arrivals set by a rate, independent of replies. */
    record OpenWorkload(List<Stage> stages, Spacing spacing) implements Workload {
        /** Length of all stages, in seconds. */
        public double seconds() {
            return stages.stream().mapToDouble(Stage::seconds).sum();
        }
    }

    /** How arrivals are spaced within a rate. */
    enum Spacing {
        POISSON,
        EVEN
    }
}
