package dev.clamor.results.knee;

import java.util.List;

/**
 * Whether the agent is itself again after it broke: the first step's load once more, by the rules of {@link RecoveryJudge}.
 *
 * @param state what can be said
 * @param seconds from the fall of the load to the end of the last {@value #SLICE_SECONDS} seconds in which the median time
 *     of a reply was above the first step's 95th percentile; 0 if there were none, NaN if it was so to the end
 * @param again the recovery judged as a step, at its own levels: up to the look that decided, or all of it
 * @param against the first step: every objective, and the latency; of the same contacts
 * @param because the state in one sentence with its numbers
 */
public record Recovery(State state, double seconds, KneeStep again, List<Shift> against, String because) {
    static final int SLICE_SECONDS = 2;

    /** What can be said of the recovery. */
    public enum State {
        /** Every objective is as on the first step or met again, and replies come as fast. */
        RECOVERED,
        /** An objective is lost, or replies stayed slow to the end. */
        NOT_RECOVERED,
        /** Neither could be shown, or the generator was the limit. */
        UNDECIDED
    }
}
