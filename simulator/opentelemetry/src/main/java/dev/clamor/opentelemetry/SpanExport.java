package dev.clamor.opentelemetry;

import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.RunTrace;
import dev.clamor.conversation.TurnEvent;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Makes spans of a run's events and sends them to a collector. Events come from one thread at a time and are never waited
 * for; a collector that is away, slow or refuses costs spans, and nothing else.
 */
public final class SpanExport implements EventSink, AutoCloseable {
    /** How long the end of a run waits for spans that are not sent yet. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private static final long NANOS_PER_MICRO = 1_000;

    private final ContactSpans spans;
    private final Delivery delivery;
    private volatile long startMicros;

    /**
     * Of a run that begins.
     *
     * @param version of Clamor
     * @param agents where each agent is, by its name in the log
     */
    public SpanExport(RunTrace trace, String version, Map<String, URI> agents, Collector collector) {
        this.delivery = new Delivery(collector);
        this.spans = new ContactSpans(
                trace, version, agents, micros -> (startMicros + micros) * NANOS_PER_MICRO, delivery::offer);
        delivery.start();
    }

    /** When the run's clock is 0, in microseconds of the epoch; from any thread, before the first event. */
    public void start(long epochMicros) {
        startMicros = epochMicros;
    }

    @Override
    public void accept(LogEvent event) {
        if (event instanceof TurnEvent turn) {
            spans.accept(turn);
        }
    }

    /** Sends what is left, for {@link #LIMIT} at most. */
    public Delivered finish() {
        return delivery.finish(LIMIT);
    }

    /** Ends at once; what is not sent yet is lost. */
    @Override
    public void close() {
        delivery.close();
    }
}
