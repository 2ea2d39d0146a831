package dev.clamor.results.knee;

import java.util.List;

/**
 * Whether the agent is itself again after it broke: the first step's load once more, against the first step.
 *
 * @param state what can be said
 * @param seconds from the fall of the load to the end of the last {@value #SLICE_SECONDS} seconds in which the median time
 *     of a reply was above the first step's 95th percentile; 0 if there were none, NaN if it was so to the end
 * @param again the recovery judged as a step
 * @param against the first step: every objective, and the latency
 * @param because the state in one sentence with its numbers
 */
public record Recovery(State state, double seconds, KneeStep again, List<Shift> against, String because) {
    static final int SLICE_SECONDS = 2;

    /** What can be said of the recovery. */
    public enum State {
        /** Every objective is met again, none clearly less than on the first step, and replies come as fast. */
        RECOVERED,
        /** An objective is breached, or clearly worse than on the first step, or replies stayed slow to the end. */
        NOT_RECOVERED,
        /** Neither could be shown. */
        UNDECIDED
    }
}
