package dev.clamor.conversation;

/** What happened to the run itself. */
public sealed interface RunEvent extends LogEvent {

    /**
     * The generator's own health over about the last second.
     *
     * @param arrivals contacts opened so far
     * @param inProgress contacts in progress now
     * @param lagMaxMicros greatest schedule lag (first send minus due time) since the last sample
     * @param lagP99Micros 99th percentile of the schedule lag since the last sample
     * @param loopDelayMaxMicros greatest delay of a timer on an event loop since the last sample
     * @param gcMicros time in garbage collection pauses since the last sample
     * @param cpu share of all processors used by this process, 0 to 1; NaN if unknown
     * @param logBacklog events waiting to be written
     */
    record HealthSampled(
            long atMicros,
            long arrivals,
            int inProgress,
            long lagMaxMicros,
            long lagP99Micros,
            long loopDelayMaxMicros,
            long gcMicros,
            double cpu,
            int logBacklog)
            implements RunEvent {}

    /**
     * What the agent's ceilings held back so far, while that changes: the arrival rate of the plan was not reached. Due
     * times are those after the hold.
     *
     * @param contacts contacts that had to wait before they began
     * @param waiting of them, those that wait now
     * @param contactMicros how long the others waited altogether
     * @param requests requests that had to wait
     * @param requestMicros how long they waited altogether
     */
    record CeilingHeld(long atMicros, long contacts, int waiting, long contactMicros, long requests, long requestMicros)
            implements RunEvent {}

    /**
     * The last line of a run that was not killed.
     *
     * @param planned contacts planned
     * @param due contacts that were due before no more were sent; all that were planned, unless the run was decided
     * @param opened contacts opened
     * @param closed contacts closed, discarded ones included
     * @param reason how the run ended
     * @param harnessFaults exceptions in our own code
     */
    record RunEnded(
            long atMicros, long planned, long due, long opened, long closed, EndReason reason, long harnessFaults)
            implements RunEvent {

        /** Of a run that sent all that it had planned, or was to. */
        public RunEnded(long atMicros, long planned, long opened, long closed, EndReason reason, long harnessFaults) {
            this(atMicros, planned, planned, opened, closed, reason, harnessFaults);
        }
    }

    /** How a run ended. */
    enum EndReason {
        COMPLETED,
        STOPPED_BY_USER,
        DRAIN_LIMIT,
        /** What the agent may cost was spent. */
        SPEND_CAP,
        CRASHED,
        /** A declared rule had decided: no more contacts were sent, and those in progress were let finish. */
        DECIDED
    }
}
