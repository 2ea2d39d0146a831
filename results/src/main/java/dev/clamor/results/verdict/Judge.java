package dev.clamor.results.verdict;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;

/** A pure function of the run's numbers, its manifest and the objectives. */
public final class Judge {
    private Judge() {}

    /** The verdict. */
    public static Verdict judge(MetricsSnapshot snapshot, Manifest manifest, Objectives objectives) {
        throw new UnsupportedOperationException("results");
    }
}
