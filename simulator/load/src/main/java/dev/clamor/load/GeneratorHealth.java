package dev.clamor.load;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the generator measures about itself, reset with every sample. Safe for many threads. */
final class GeneratorHealth {
    /** Buckets of the lag: 2^(i/4) microseconds, so a percentile is at most 19 % too high. */
    private static final int PER_OCTAVE = 4;

    private static final int BUCKETS = 32 * PER_OCTAVE;
    private static final double LOG2 = Math.log(2);
    private static final double P99 = 0.99;

    private final AtomicLongArray lags = new AtomicLongArray(BUCKETS);
    private final AtomicLong lagMax = new AtomicLong();
    private final AtomicLong loopDelayMax = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> firstFault = new AtomicReference<>();
    private long gcMillisBefore = gcMillis();

    /** A contact was opened this long after it was due. */
    void lag(long micros) {
        lags.incrementAndGet(bucket(micros));
        lagMax.accumulateAndGet(micros, Math::max);
    }

    /** A timer of an event loop fired this much late. */
    void loopDelay(long micros) {
        loopDelayMax.accumulateAndGet(micros, Math::max);
    }

    void fault(Throwable fault) {
        firstFault.compareAndSet(null, fault);
    }

    @Nullable
    Throwable firstFault() {
        return firstFault.get();
    }

    long takeLagMax() {
        return lagMax.getAndSet(0);
    }

    long takeLoopDelayMax() {
        return loopDelayMax.getAndSet(0);
    }

    /** Upper end of the bucket of the 99th percentile since the last call; 0 without values. */
    long takeLagP99() {
        long[] counts = new long[BUCKETS];
        long total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] = lags.getAndSet(i, 0);
            total += counts[i];
        }
        long rank = (long) Math.ceil(P99 * total);
        long seen = 0;
        for (int i = 0; i < BUCKETS && total > 0; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return (long) Math.pow(2, (double) (i + 1) / PER_OCTAVE);
            }
        }
        return 0;
    }

    /** Time in collection pauses since the last call, in microseconds. */
    long takeGcMicros() {
        long now = gcMillis();
        long micros = (now - gcMillisBefore) * 1_000;
        gcMillisBefore = now;
        return micros;
    }

    /** Share of all processors that this process uses, 0 to 1; NaN if the platform does not tell. */
    static double cpu() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        double load = system instanceof com.sun.management.OperatingSystemMXBean s ? s.getProcessCpuLoad() : -1;
        return load < 0 ? Double.NaN : load;
    }

    private static int bucket(long micros) {
        int index = micros <= 1 ? 0 : (int) (Math.log(micros) / LOG2 * PER_OCTAVE);
        return Math.min(BUCKETS - 1, index);
    }

    private static long gcMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum();
    }
}
