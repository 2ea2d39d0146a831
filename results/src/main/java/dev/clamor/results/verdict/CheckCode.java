package dev.clamor.results.verdict;

/** What is looked at before a run counts: the codes of {@link Verdict.Check}. */
public enum CheckCode {
    /** It is no shard that is judged by itself. */
    SHARD_ALONE,
    /** All shards are there. */
    SHARD_MISSING,
    /** Every shard's log has an end. */
    SHARD_KILLED,
    /** Every shard began in time. */
    SHARD_LATE,
    /** No shard was short of processors. */
    SHARD_CPU,
    /** The shards' clocks agree. */
    SHARD_CLOCKS,
    /** It ended as it was to. */
    RUN_ENDED,
    /** Every contact that began has an end. */
    CONTACTS_LOST,
    /** There is a valid contact. */
    EVENTS,
    /** No fault was our own. */
    HARNESS_FAULTS,
    /** As many contacts began as were planned. */
    ARRIVALS,
    /** Contacts began when they were due. */
    GENERATOR_LAG,
    /** Timers fired when they were due. */
    GENERATOR_LOOP_DELAY,
    /** Garbage collection did not stop the generator for long. */
    GENERATOR_GC,
    /** The generator had processors to spare. */
    GENERATOR_CPU,
    /** It had descriptors to spare. */
    GENERATOR_SOCKETS,
    /** No request waited for a connection of ours. */
    GENERATOR_POOL,
    /** No connection failed for a reason of ours. */
    GENERATOR_CONNECT,
    /** The log was written as fast as things happened. */
    GENERATOR_BACKLOG,
    /** Nobody set the clock. */
    CLOCK_STEP,
    /** The personas that called are those that were planned. */
    PERSONA_MIX,
    /** Every planned fault was switched as planned. */
    FAULTS_SWITCHED
}
