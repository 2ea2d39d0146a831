package dev.clamor.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Microseconds since the run's start, which is set once, a little ahead of the first contact. */
final class RunClock {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long UNSET = Long.MIN_VALUE;

    private final LongSupplier nanos;
    private final LongConsumer set;
    private final AtomicLong start = new AtomicLong(UNSET);

    /** @param set told once how far ahead the start is, in microseconds, when it is set; negative when it has passed */
    RunClock(LongSupplier nanos, LongConsumer set) {
        this.nanos = nanos;
        this.set = set;
    }

    /** Sets the start to {@code leadMicros} from now, unless it is set already. */
    void startIn(long leadMicros) {
        if (start.get() == UNSET && start.compareAndSet(UNSET, nanos.getAsLong() + leadMicros * NANOS_PER_MICRO)) {
            set.accept(leadMicros);
        }
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
