package dev.clamor.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Microseconds since the run's start, which is set once, a little ahead of the first contact. */
final class RunClock {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long UNSET = Long.MIN_VALUE;

    private final LongSupplier nanos;
    private final AtomicLong start = new AtomicLong(UNSET);

    RunClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Sets the start to {@code leadMicros} from now, unless it is set already. */
    void startIn(long leadMicros) {
        if (start.get() == UNSET) {
            start.compareAndSet(UNSET, nanos.getAsLong() + leadMicros * NANOS_PER_MICRO);
        }
    }

    /** Sets the start to the instant that is so many microseconds from now, or was. */
    void startAt(long microsFromNow) {
        start.set(nanos.getAsLong() + microsFromNow * NANOS_PER_MICRO);
    }

    boolean started() {
        return start.get() != UNSET;
    }

    /** Now; negative before the start, 0 while no start is set. */
    long micros() {
        long from = start.get();
        return from == UNSET ? 0 : (nanos.getAsLong() - from) / NANOS_PER_MICRO;
    }
}
