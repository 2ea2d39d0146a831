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
     * @param process what the generator's process holds
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
            int logBacklog,
            Holdings process)
            implements RunEvent {
        /** Of a process that was not looked at. */
        public HealthSampled(
                long atMicros,
                long arrivals,
                int inProgress,
                long lagMaxMicros,
                long lagP99Micros,
                long loopDelayMaxMicros,
                long gcMicros,
                double cpu,
                int logBacklog) {
            this(
                    atMicros,
                    arrivals,
                    inProgress,
                    lagMaxMicros,
                    lagP99Micros,
                    loopDelayMaxMicros,
                    gcMicros,
                    cpu,
                    logBacklog,
                    Holdings.UNKNOWN);
        }
    }

    /**
     * What the generator's process holds at one instant, and what has gone wrong with its own connections so far.
     *
     * @param sockets open connections to the agents; -1 if unknown
     * @param waitingForSocket requests that wait for a connection because all that are allowed are in use
     * @param connectFailures connections that could not be opened for a reason of ours so far: no descriptor, no port
     * @param heapBytes heap in use; -1 if unknown
     * @param threads live threads; -1 if unknown
     * @param files open file descriptors, sockets included; -1 if unknown
     * @param clockStepMicros how far the wall clock has moved against the run's own since the run's start
     */
    record Holdings(
            int sockets,
            int waitingForSocket,
            long connectFailures,
            long heapBytes,
            int threads,
            int files,
            long clockStepMicros) {
        /** Nobody looked. */
        public static final Holdings UNKNOWN = new Holdings(-1, 0, 0, -1, -1, -1, 0);
    }

    /**
     * A fault of the plan, between us and the agent or in the agent, begins or ends.
     *
     * @param fault its name in the plan
     * @param kind what it does, for example {@code latency}
     * @param on whether it begins
     * @param problem why it could not be begun or ended; empty if it was
     */
    record FaultSwitched(long atMicros, String fault, String kind, boolean on, String problem) implements RunEvent {}

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
     * @param planned contacts planned; of a closed workload those that there would have been if every seat had begun
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
        /** The log could not be written any more. */
        LOG_FAILED,
        /** A declared rule had decided: no more contacts were sent, and those in progress were let finish. */
        DECIDED,
        /** The generator was not ready at the instant at which the run was to begin: nothing was sent. */
        TOO_LATE
    }
}
