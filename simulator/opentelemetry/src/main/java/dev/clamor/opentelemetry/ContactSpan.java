package dev.clamor.opentelemetry;

import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.ConversationOutcome.Discarded.Reason;
import dev.clamor.conversation.RunTrace;
import dev.clamor.conversation.TurnEvent;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/** A contact that is going on, and its turns: one trace. What the customer and the agent say is in none of its spans. */
final class ContactSpan {
    private final TurnEvent.ContactOpened opened;
    private final RunTrace trace;
    private final RunSpan.Origin origin;
    private final LongUnaryOperator epochNanos;
    private final Consumer<SpanData> made;
    private final String traceId;
    private final SpanContext context;
    private final Attributes common;
    private final Attributes server;
    private final TreeMap<Integer, TurnSpan> turns = new TreeMap<>();
    private int spoken;

    ContactSpan(
            TurnEvent.ContactOpened opened,
            RunTrace trace,
            RunSpan.Origin origin,
            Attributes agent,
            LongUnaryOperator epochNanos,
            Consumer<SpanData> made) {
        this.opened = opened;
        this.trace = trace;
        this.origin = origin;
        this.epochNanos = epochNanos;
        this.made = made;
        this.traceId = trace.traceId(opened.contact());
        this.context = context(0);
        this.server = agent;
        this.common = Attributes.of(
                Keys.RUN,
                trace.runId(),
                Keys.CONTACT,
                opened.contact().toString(),
                Keys.CONVERSATION,
                trace.runId() + "-" + opened.contact());
    }

    private SpanContext context(int turn) {
        return SpanContext.create(
                traceId, trace.spanId(opened.contact(), turn), TraceFlags.getSampled(), TraceState.getDefault());
    }

    void accept(TurnEvent event) {
        if (event instanceof TurnEvent.CustomerSpoke spoke) {
            spoken = spoke.turn();
            turns.put(spoke.turn(), new TurnSpan(spoke, common, server, epochNanos));
        } else if (event instanceof TurnEvent.AgentReplied reply) {
            end(reply.turn(), reply.atMicros(), turn -> turn.replied(reply));
        } else if (event instanceof TurnEvent.TurnFailed failed) {
            end(failed.turn(), failed.atMicros(), turn -> turn.failed(failed));
        } else if (event instanceof TurnEvent.ReplyCut cut) {
            end(cut.turn(), cut.atMicros(), turn -> turn.cut(cut));
        } else if (event instanceof TurnEvent.TurnRetried retried && turns.containsKey(retried.turn())) {
            turns.get(retried.turn()).retried(retried);
        } else if (event instanceof TurnEvent.ContactClosed closed) {
            List.copyOf(turns.keySet()).forEach(turn -> end(turn, closed.atMicros(), TurnSpan::unanswered));
            made.accept(contact(closed));
        }
    }

    private void end(int number, long atMicros, Consumer<TurnSpan> how) {
        TurnSpan turn = turns.remove(number);
        if (turn != null) {
            how.accept(turn);
            made.accept(turn.ended(origin, context(number), context, epochNanos.applyAsLong(atMicros)));
        }
    }

    private RunSpan contact(TurnEvent.ContactClosed closed) {
        ConversationOutcome outcome = closed.outcome();
        String error = error(outcome);
        AttributesBuilder attributes = common.toBuilder()
                .put(Keys.AGENT, server.get(Keys.AGENT))
                .put(Keys.PERSONA, opened.persona())
                .put(Keys.SCENARIO, opened.scenario())
                .put(Keys.STAGE, opened.stage())
                .put(Keys.JUDGED, opened.judged())
                .put(Keys.EXPECTED, lower(opened.expected()))
                .put(Keys.TURNS, (long) spoken)
                .put(Keys.OUTCOME, outcome.name())
                .put(Keys.GOAL_MET, closed.goals().stream().anyMatch(goal -> goal.main() && goal.met()));
        if (outcome instanceof ConversationOutcome.Discarded discarded) {
            attributes.put(Keys.DISCARDED, lower(discarded.reason()));
        }
        if (!error.isEmpty()) {
            attributes.put(Keys.ERROR, error);
        }
        return new RunSpan(
                origin,
                "contact",
                SpanKind.INTERNAL,
                context,
                SpanContext.getInvalid(),
                epochNanos.applyAsLong(opened.atMicros()),
                epochNanos.applyAsLong(closed.atMicros()),
                attributes.build(),
                List.of(),
                error.isEmpty() ? StatusData.unset() : StatusData.error());
    }

    /** The agent's failure or ours; empty for an end that is neither. */
    private static String error(ConversationOutcome outcome) {
        if (outcome instanceof ConversationOutcome.AgentFailed failed) {
            return lower(failed.fault());
        }
        boolean ours = outcome instanceof ConversationOutcome.Discarded discarded
                && (discarded.reason() == Reason.HARNESS_FAULT || discarded.reason() == Reason.SETUP_FAILED);
        return ours ? lower(((ConversationOutcome.Discarded) outcome).reason()) : "";
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
