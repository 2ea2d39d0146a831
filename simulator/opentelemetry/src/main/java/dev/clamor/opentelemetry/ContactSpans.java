package dev.clamor.opentelemetry;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.RunTrace;
import dev.clamor.conversation.TurnEvent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/** Makes spans of the events of sampled contacts, as they come. Used by one thread at a time. */
final class ContactSpans {
    private final RunTrace trace;
    private final RunSpan.Origin origin;
    private final Map<String, Attributes> agents = new HashMap<>();
    private final LongUnaryOperator epochNanos;
    private final Consumer<SpanData> made;
    private final Map<ContactId, ContactSpan> open = new HashMap<>();

    /**
     * @param agents where each agent is, by its name in the log
     * @param epochNanos when that is on the wall clock, of microseconds since the run's start
     * @param made given every span as soon as it is over
     */
    ContactSpans(
            RunTrace trace,
            String version,
            Map<String, URI> agents,
            LongUnaryOperator epochNanos,
            Consumer<SpanData> made) {
        this.trace = trace;
        this.origin = RunSpan.Origin.of(trace.runId(), version);
        this.epochNanos = epochNanos;
        this.made = made;
        agents.forEach((name, uri) -> this.agents.put(name, attributes(name, uri)));
    }

    private static Attributes attributes(String name, URI uri) {
        return Attributes.builder()
                .put(Keys.AGENT, name.isEmpty() ? null : name)
                .put(Keys.SERVER, uri.getHost())
                .put(Keys.PORT, uri.getPort() < 0 ? null : Long.valueOf(uri.getPort()))
                .build();
    }

    void accept(TurnEvent event) {
        if (event instanceof TurnEvent.ContactOpened opened) {
            if (trace.sampled(opened.contact())) {
                Attributes agent = agents.getOrDefault(opened.agent(), Attributes.empty());
                open.put(opened.contact(), new ContactSpan(opened, trace, origin, agent, epochNanos, made));
            }
            return;
        }
        ContactSpan contact = open.get(event.contact());
        if (contact != null) {
            contact.accept(event);
            if (event instanceof TurnEvent.ContactClosed) {
                open.remove(event.contact());
            }
        }
    }
}
