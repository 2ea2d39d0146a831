package dev.clamor.cli.live;

import java.util.List;

/**
 * A run at one instant, for all who show it.
 *
 * @param seconds since the run's start, of the newest event
 * @param plannedSeconds in which contacts arrive by plan; at most, when that depends on the run
 * @param stage of the contact that was due last; empty before the first
 * @param arrivalsPerSecond contacts begun over the last seconds; NaN before there is a time to divide by
 * @param agentErrors turns that the agent failed to answer, of closed valid contacts
 * @param budgets of the objectives on occurrences that have events
 * @param response milliseconds from the due time over the run so far
 * @param faults planned faults that are on, by name
 * @param limitPassed which of its limits the generator passes, in words; empty while it keeps to all
 */
public record LiveFigures(
        double seconds,
        double plannedSeconds,
        String stage,
        double arrivalsPerSecond,
        long opened,
        long inProgress,
        long closed,
        Share trueContainment,
        Share escalationRecall,
        Share errorFreeTurns,
        long agentErrors,
        long retries,
        List<Left> budgets,
        Percentiles response,
        Generator generator,
        List<String> faults,
        String limitPassed) {

    /**
     * Good events among valid ones with Wilson's interval, 95 %.
     *
     * @param value NaN without events, as are the bounds
     */
    public record Share(long good, long total, double value, double lower, double upper) {}

    /**
     * An objective's budget at the number of events counted so far.
     *
     * @param left bad events that may still happen; below 0 it is overspent
     */
    public record Left(String objective, long left, long allowed) {}

    /** NaN without replies. */
    public record Percentiles(double p50, double p95, double p99) {}

    /**
     * The generator when it was last looked at.
     *
     * @param lagP99Millis NaN before the first look, as are those after it
     * @param gcMillis in pauses during about the last second
     * @param cpu share of all processors, 0 to 1
     * @param sockets open connections; -1 if unknown
     * @param logBacklog events that wait to be written
     * @param heldBack contacts that the agent's ceilings keep waiting
     * @param heldContacts contacts that had to wait so far
     * @param heldRequests requests that had to wait so far
     */
    public record Generator(
            double lagP99Millis,
            double gcMillis,
            double cpu,
            int sockets,
            int logBacklog,
            long heldBack,
            long heldContacts,
            long heldRequests) {}
}
