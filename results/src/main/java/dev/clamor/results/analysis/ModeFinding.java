package dev.clamor.results.analysis;

import dev.clamor.metrics.FailureMode;
import java.util.List;
import java.util.SortedMap;

/**
 * One mode of failure, judged.
 *
 * @param mode the mode; {@code docs/failure-modes.md} defines each
 * @param unit what is counted, for people: contacts that could show it, or visits of a step
 * @param count how many showed it
 * @param of how many could have
 * @param share count / of, NaN when of is 0
 * @param lower lower end of the share's 95 % interval, NaN when of is 0
 * @param upper upper end
 * @param causes how many showed it for each cause; one can have several
 * @param examples a few contacts to read
 * @param because the finding in one sentence with its numbers
 */
public record ModeFinding(
        FailureMode mode,
        State state,
        String unit,
        long count,
        long of,
        double share,
        double lower,
        double upper,
        SortedMap<String, Long> causes,
        List<String> examples,
        String because) {
    /** A share up to which a mode is taken to be everyday business; an assumption. */
    public static final double TOLERATED = 0.05;

    /** How sure it is. */
    public enum State {
        /** Seen, and above what is tolerated with 97.5 % confidence. */
        CLEAR,
        /** Seen, but perhaps not above what is tolerated. */
        SEEN,
        /** Not seen, though it could have been. */
        NOT_SEEN,
        /** Nothing in this run could have shown it. */
        NOT_MEASURED
    }
}
