package dev.clamor.metrics;

import dev.clamor.conversation.RunEvent.Holdings;

/** The most that the generator's process has held, and how it grows. */
final class ProcessMeter {
    private static final double MICROS_PER_MILLI = 1000;
    /** A clock that is being set right slowly drifts by at most 500 parts in a million (RFC 5905, section 11.3). */
    private static final double SLEW = 500e-6;

    private final Growth heap = new Growth();
    private final Growth threads = new Growth();
    private final Growth files = new Growth();
    private long socketsMax = -1;
    private long waitingMax;
    private long connectFailures;
    private long heapMax = -1;
    private long threadsMax = -1;
    private long filesMax = -1;
    private double stepMaxMicros;

    void sampled(long atMicros, Holdings held) {
        socketsMax = Math.max(socketsMax, held.sockets());
        waitingMax = Math.max(waitingMax, held.waitingForSocket());
        connectFailures = Math.max(connectFailures, held.connectFailures());
        heapMax = Math.max(heapMax, held.heapBytes());
        threadsMax = Math.max(threadsMax, held.threads());
        filesMax = Math.max(filesMax, held.files());
        stepMaxMicros = Math.max(stepMaxMicros, Math.abs((double) held.clockStepMicros()) - SLEW * atMicros);
        heap.at(atMicros, held.heapBytes());
        threads.at(atMicros, held.threads());
        files.at(atMicros, held.files());
    }

    void combine(ProcessMeter other) {
        socketsMax = Math.max(socketsMax, other.socketsMax);
        waitingMax = Math.max(waitingMax, other.waitingMax);
        connectFailures = Math.max(connectFailures, other.connectFailures);
        heapMax = Math.max(heapMax, other.heapMax);
        threadsMax = Math.max(threadsMax, other.threadsMax);
        filesMax = Math.max(filesMax, other.filesMax);
        stepMaxMicros = Math.max(stepMaxMicros, other.stepMaxMicros);
        heap.combine(other.heap);
        threads.combine(other.threads);
        files.combine(other.files);
    }

    MetricsSnapshot.Process snapshot() {
        return new MetricsSnapshot.Process(
                socketsMax,
                waitingMax,
                connectFailures,
                heapMax,
                threadsMax,
                filesMax,
                stepMaxMicros / MICROS_PER_MILLI,
                heap.trend(),
                threads.trend(),
                files.trend());
    }
}
