package dev.clamor.load.plan;

import dev.clamor.persona.RandomStreams;

/**
 * When each customer is due: a pure function of (workload, seed, index). Poisson arrivals are a unit-rate process
 * (stream ARRIVAL by index) mapped through the inverse of the cumulative rate.
 */
public final class Arrivals {
    private Arrivals() {}

    /** Due times of all planned contacts in microseconds since the run's start, ascending. */
    public static long[] dueMicros(Workload.OpenWorkload workload, long maxContacts, RandomStreams streams) {
        throw new UnsupportedOperationException("load");
    }

    /** The stage in which an instant falls; the last one for instants at or after the end. */
    public static Stage stageAt(Workload.OpenWorkload workload, long micros) {
        throw new UnsupportedOperationException("load");
    }
}
