package dev.clamor.prometheus;

import dev.clamor.conversation.TurnEvent;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Counts what happened in contacts, as it happens: warm-up, and contacts that will be discarded, included. */
final class ContactMeters {
    /** Stages of a plan that are told apart; those after them are together. */
    static final int MOST_STAGES = 50;

    static final String OTHER_STAGES = "other";
    private static final double MICROS_PER_SECOND = 1e6;

    private final Counter opened;
    private final Counter closed;
    private final Counter replies;
    private final Counter failed;
    private final Counter retried;
    private final Histogram response;
    private final Histogram service;
    private final Histogram firstWords;
    private final Set<String> stages = new HashSet<>();

    ContactMeters(Names names) {
        opened = names.counter(
                "clamor_contacts_opened_total", "Contacts that began, by the stage in which they were due.", "stage");
        closed = names.counter("clamor_contacts_closed_total", "Contacts that ended, by outcome.", "outcome");
        replies = names.counter(
                "clamor_replies_total", "Readable replies of the agent, by what each was to the customer.", "class");
        failed = names.counter("clamor_turns_failed_total", "Turns without a usable reply, by fault.", "fault");
        retried = names.counter(
                "clamor_requests_retried_total", "Requests that failed and were sent again, by fault.", "fault");
        response = names.histogram(
                "clamor_response_duration_seconds", "From when an utterance was due to the complete reply.");
        service = names.histogram(
                "clamor_service_duration_seconds", "From when an utterance was sent to the complete reply.");
        firstWords = names.histogram(
                "clamor_first_words_duration_seconds",
                "From when an utterance was sent to the first readable part of its reply, of streamed replies.");
    }

    void accept(TurnEvent event) {
        if (event instanceof TurnEvent.ContactOpened contact) {
            opened.labelValues(stage(contact.stage())).inc();
        } else if (event instanceof TurnEvent.ContactClosed contact) {
            closed.labelValues(contact.outcome().name()).inc();
        } else if (event instanceof TurnEvent.AgentReplied reply) {
            replied(reply);
        } else if (event instanceof TurnEvent.ReplyCut cut) {
            firstWords.observe(cut.firstMicros() / MICROS_PER_SECOND);
        } else if (event instanceof TurnEvent.TurnFailed turn) {
            failed.labelValues(lower(turn.fault())).inc();
        } else if (event instanceof TurnEvent.TurnRetried turn) {
            retried.labelValues(lower(turn.fault())).inc();
        }
    }

    private void replied(TurnEvent.AgentReplied reply) {
        replies.labelValues(lower(reply.replyClass())).inc();
        response.observe(reply.dueLatencyMicros() / MICROS_PER_SECOND);
        service.observe(reply.latencyMicros() / MICROS_PER_SECOND);
        if (reply.firstMicros() != reply.latencyMicros()) {
            firstWords.observe(reply.firstMicros() / MICROS_PER_SECOND);
        }
    }

    private String stage(String name) {
        if (stages.size() < MOST_STAGES) {
            stages.add(name);
        }
        return stages.contains(name) ? name : OTHER_STAGES;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
