package dev.clamor.load;

import dev.clamor.conversation.RunTrace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongConsumer;

/**
 * How agents are told of a run's traces, and someone of where on the wall clock the run's own begins.
 *
 * @param trace whose contexts go with the requests
 * @param start told once, before the first event, when the run's clock is 0, in microseconds of the epoch
 */
public record Tracing(RunTrace trace, LongConsumer start) {
    /** The run's clock is 0 so long from now. */
    void startsIn(long leadMicros) {
        start.accept(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) + leadMicros);
    }
}
