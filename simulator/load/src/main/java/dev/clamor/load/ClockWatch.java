package dev.clamor.load;

import java.util.function.LongSupplier;

/**
 * How far the wall clock has moved against the monotonic one since this was made: 0 while both go alike, an hour when
 * someone has set it forward by an hour or when the machine has slept for one. The run's own times are all monotonic.
 */
final class ClockWatch {
    private static final long NANOS_PER_MICRO = 1_000;

    private final LongSupplier wallMicros;
    private final LongSupplier nanos;
    private final long apart;

    /**
     * @param wallMicros the wall clock in microseconds since any epoch
     * @param nanos the monotonic clock in nanoseconds
     */
    ClockWatch(LongSupplier wallMicros, LongSupplier nanos) {
        this.wallMicros = wallMicros;
        this.nanos = nanos;
        this.apart = apart();
    }

    /** Microseconds; negative when the wall clock was set back. */
    long stepMicros() {
        return apart() - apart;
    }

    private long apart() {
        return wallMicros.getAsLong() - nanos.getAsLong() / NANOS_PER_MICRO;
    }
}
