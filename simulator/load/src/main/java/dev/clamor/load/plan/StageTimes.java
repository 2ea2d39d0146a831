package dev.clamor.load.plan;

import java.util.Arrays;
import java.util.List;

/** When the stages of a workload end, worked out once: for asking contact after contact. */
public final class StageTimes {
    private static final double MICROS = 1e6;

    private final List<Stage> stages;
    private final double[] ends;

    /** The stages of a workload, at least one. */
    public StageTimes(Workload workload) {
        stages = workload.stages();
        ends = new double[stages.size()];
        double end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += stages.get(i).seconds();
            ends[i] = end * MICROS;
        }
    }

    /** The stage in which an instant falls; the last one for instants at or after the end. */
    public Stage at(long micros) {
        int found = Arrays.binarySearch(ends, micros);
        int stage = found < 0 ? -found - 1 : found + 1;
        return stages.get(Math.min(stage, ends.length - 1));
    }
}
