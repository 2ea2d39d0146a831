package dev.clamor.load.plan;

import java.util.List;

/** How customers arrive. */
public sealed interface Workload {
    /** The stages, one after another; names are unique. */
    List<Stage> stages();

    /** The same workload with every stage longer or shorter by a factor. */
    Workload stretched(double factor);

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
    record OpenWorkload(List<Stage> stages, Spacing spacing) implements Workload {
        @Override
        public OpenWorkload stretched(double factor) {
            return new OpenWorkload(
                    stages.stream().map(stage -> stage.stretched(factor)).toList(), spacing);
        }
    }

    /**
     * A number of customers at the same time, each followed at once by the next one when done.
     *
     * @param stages levels are customers in progress; fractions are cut off
     */
    record ClosedWorkload(List<Stage> stages) implements Workload {
        @Override
        public ClosedWorkload stretched(double factor) {
            return new ClosedWorkload(
                    stages.stream().map(stage -> stage.stretched(factor)).toList());
        }

        /** Customers in progress when they are most. */
        public long seats() {
            return (long) stages.stream()
                    .flatMap(stage -> stage.pieces().stream())
                    .mapToDouble(piece -> Math.max(piece.from(), piece.to()))
                    .max()
                    .orElse(0);
        }
    }

    /** How arrivals are spaced within a rate. */
    enum Spacing {
        POISSON,
        EVEN
    }
}
