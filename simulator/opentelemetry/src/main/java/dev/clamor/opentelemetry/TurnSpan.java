package dev.clamor.opentelemetry;

import dev.clamor.conversation.TurnEvent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A turn that is going on: from the sending of the utterance to the end of its reply, or of the waiting for it. */
final class TurnSpan {
    private static final double MICROS_PER_SECOND = 1e6;
    private static final Pattern STATUS = Pattern.compile("HTTP (\\d{3})\\b.*");

    private final long startNanos;
    private final LongUnaryOperator epochNanos;
    private final AttributesBuilder attributes;
    private final List<EventData> events = new ArrayList<>(0);
    private StatusData status = StatusData.unset();

    TurnSpan(TurnEvent.CustomerSpoke spoke, Attributes contact, Attributes server, LongUnaryOperator epochNanos) {
        this.startNanos = epochNanos.applyAsLong(spoke.atMicros());
        this.epochNanos = epochNanos;
        this.attributes = contact.toBuilder()
                .putAll(server)
                .put(Keys.TURN, (long) spoke.turn())
                .put(Keys.ACT, ContactSpan.lower(spoke.act()));
    }

    void replied(TurnEvent.AgentReplied reply) {
        attributes
                .put(Keys.TURN_END, "replied")
                .put(Keys.REPLY_CLASS, ContactSpan.lower(reply.replyClass()))
                .put(Keys.SERVICE_SECONDS, reply.latencyMicros() / MICROS_PER_SECOND)
                .put(Keys.RESPONSE_SECONDS, reply.dueLatencyMicros() / MICROS_PER_SECOND)
                .put(Keys.FIRST_WORDS_SECONDS, reply.firstMicros() / MICROS_PER_SECOND);
        marked(reply.marks());
    }

    void cut(TurnEvent.ReplyCut cut) {
        attributes
                .put(Keys.TURN_END, "cut")
                .put(Keys.SERVICE_SECONDS, cut.latencyMicros() / MICROS_PER_SECOND)
                .put(Keys.FIRST_WORDS_SECONDS, cut.firstMicros() / MICROS_PER_SECOND);
        marked(cut.marks());
    }

    private void marked(List<TurnEvent.Mark> marks) {
        if (!marks.isEmpty()) {
            attributes.put(
                    Keys.MARKS,
                    marks.stream().map(ContactSpan::lower).distinct().toList());
        }
    }

    void failed(TurnEvent.TurnFailed failed) {
        attributes
                .put(Keys.TURN_END, "failed")
                .put(Keys.SERVICE_SECONDS, failed.latencyMicros() / MICROS_PER_SECOND)
                .put(Keys.ERROR, ContactSpan.lower(failed.fault()));
        Matcher told = STATUS.matcher(failed.detail());
        if (told.matches()) {
            attributes.put(Keys.STATUS, Long.parseLong(told.group(1)));
        }
        status = StatusData.error();
    }

    /** The contact ended before anything came. */
    void unanswered() {
        attributes.put(Keys.TURN_END, "unanswered");
    }

    void retried(TurnEvent.TurnRetried retried) {
        events.add(EventData.create(
                epochNanos.applyAsLong(retried.atMicros()),
                "retry",
                Attributes.of(Keys.ERROR, ContactSpan.lower(retried.fault()))));
    }

    RunSpan ended(RunSpan.Origin origin, SpanContext context, SpanContext contact, long endNanos) {
        if (!events.isEmpty()) {
            attributes.put(Keys.RETRIES, (long) events.size());
        }
        return new RunSpan(
                origin,
                "turn",
                SpanKind.CLIENT,
                context,
                contact,
                startNanos,
                endNanos,
                attributes.build(),
                List.copyOf(events),
                status);
    }
}
