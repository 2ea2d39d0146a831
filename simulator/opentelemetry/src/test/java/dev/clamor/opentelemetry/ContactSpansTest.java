package dev.clamor.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.ConversationOutcome.Discarded.Reason;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.RunTrace;
import dev.clamor.conversation.TurnEvent;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ContactSpansTest {
    private static final ContactId CONTACT = ContactId.ofArrival(7);
    private static final RunTrace TRACE = new RunTrace("run-1", 1);
    private static final long START = 1_700_000_000_000_000L;

    private final List<SpanData> made = new ArrayList<>();

    private void tell(RunTrace trace, TurnEvent... events) {
        ContactSpans spans = new ContactSpans(
                trace,
                "1.2.3",
                Map.of("", URI.create("http://agent.test:8080/chat"), "blue", URI.create("https://blue.test/")),
                micros -> (START + micros) * 1_000,
                made::add);
        Arrays.stream(events).forEach(spans::accept);
    }

    @Test
    void a_contact_is_a_trace_with_a_span_for_each_turn_below_it() {
        tell(
                TRACE,
                Told.opened(CONTACT, 1_000_000, ""),
                Told.said(CONTACT, 1_500_000, 1),
                Told.retried(CONTACT, 1_600_000, 1),
                Told.replied(CONTACT, 1_800_000, 1),
                Told.said(CONTACT, 2_000_000, 2),
                Told.failed(CONTACT, 2_200_000, 2),
                Told.closed(CONTACT, 2_300_000, new ConversationOutcome.Contained(true)));
        assertThat(made).extracting(SpanData::getName).containsExactly("turn", "turn", "contact");
        assertThat(made).allMatch(span -> span.getTraceId().equals(TRACE.traceId(CONTACT)));
        SpanData contact = made.get(2);
        assertThat(contact.getSpanId()).isEqualTo(TRACE.spanId(CONTACT, 0));
        assertThat(contact.getParentSpanContext().isValid()).isFalse();
        assertThat(contact.getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(contact.getStartEpochNanos()).isEqualTo((START + 1_000_000) * 1_000);
        assertThat(contact.getEndEpochNanos()).isEqualTo((START + 2_300_000) * 1_000);
        assertThat(contact.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(contact.getAttributes().get(Keys.TURNS)).isEqualTo(2);
        assertThat(contact.getAttributes().get(Keys.OUTCOME)).isEqualTo("contained");
        assertThat(contact.getAttributes().get(Keys.GOAL_MET)).isTrue();
        assertThat(contact.getAttributes().get(Keys.PERSONA)).isEqualTo("planner");
        assertThat(contact.getResource().getAttribute(Keys.SERVICE)).isEqualTo("clamor");
        assertThat(contact.getResource().getAttribute(Keys.SERVICE_VERSION)).isEqualTo("1.2.3");

        SpanData first = made.get(0);
        assertThat(first.getSpanId()).isEqualTo(TRACE.spanId(CONTACT, 1));
        assertThat(first.getParentSpanId()).isEqualTo(contact.getSpanId());
        assertThat(first.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(first.getStartEpochNanos()).isEqualTo((START + 1_500_000) * 1_000);
        assertThat(first.getEndEpochNanos()).isEqualTo((START + 1_800_000) * 1_000);
        assertThat(first.getAttributes().get(Keys.RESPONSE_SECONDS)).isEqualTo(0.4);
        assertThat(first.getAttributes().get(Keys.SERVICE_SECONDS)).isEqualTo(0.3);
        assertThat(first.getAttributes().get(Keys.REPLY_CLASS)).isEqualTo("resolved");
        assertThat(first.getAttributes().get(Keys.MARKS)).containsExactly("claims_done");
        assertThat(first.getAttributes().get(Keys.SERVER)).isEqualTo("agent.test");
        assertThat(first.getAttributes().get(Keys.PORT)).isEqualTo(8_080);
        assertThat(first.getAttributes().get(Keys.RETRIES)).isEqualTo(1);
        assertThat(first.getEvents())
                .singleElement()
                .satisfies(retry ->
                        assertThat(retry.getAttributes().get(Keys.ERROR)).isEqualTo("reset"));

        SpanData second = made.get(1);
        assertThat(second.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(second.getAttributes().get(Keys.ERROR)).isEqualTo("server_error");
        assertThat(second.getAttributes().get(Keys.STATUS)).isEqualTo(503);
        assertThat(made.toString()).doesNotContain(Told.SECRET);
    }

    @Test
    void turns_without_a_reply_end_with_their_interruption_or_their_contact() {
        tell(
                TRACE,
                Told.opened(CONTACT, 0, "blue"),
                Told.said(CONTACT, 10, 1),
                Told.said(CONTACT, 20, 2),
                Told.cut(CONTACT, 21, 1),
                Told.said(CONTACT, 30, 3),
                Told.closed(CONTACT, 40, new ConversationOutcome.Discarded(Reason.RUN_ENDED)));
        assertThat(made)
                .extracting(span -> span.getAttributes().get(Keys.TURN_END))
                .containsExactly("cut", "unanswered", "unanswered", null);
        assertThat(made)
                .extracting(span -> (span.getEndEpochNanos() / 1_000) - START)
                .containsExactly(21L, 40L, 40L, 40L);
        assertThat(made)
                .extracting(span -> span.getAttributes().get(Keys.AGENT))
                .containsOnly("blue");
        SpanData contact = made.get(3);
        assertThat(contact.getAttributes().get(Keys.DISCARDED)).isEqualTo("run_ended");
        assertThat(contact.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void a_contact_is_an_error_where_the_agent_or_we_failed() {
        tell(
                TRACE,
                Told.opened(CONTACT, 0, ""),
                Told.closed(CONTACT, 1, new ConversationOutcome.AgentFailed(Fault.TIMEOUT)),
                Told.opened(CONTACT, 0, ""),
                Told.closed(CONTACT, 1, new ConversationOutcome.Discarded(Reason.HARNESS_FAULT)));
        assertThat(made).extracting(span -> span.getStatus().getStatusCode()).containsOnly(StatusCode.ERROR);
        assertThat(made)
                .extracting(span -> span.getAttributes().get(Keys.ERROR))
                .containsExactly("timeout", "harness_fault");
    }

    @Test
    void contacts_that_are_not_sampled_have_no_spans() {
        RunTrace half = new RunTrace("run-1", 0.5);
        List<ContactId> contacts =
                LongStream.range(0, 100).mapToObj(ContactId::ofArrival).toList();
        tell(
                half,
                contacts.stream()
                        .flatMap(contact -> List.of(
                                Told.opened(contact, 0, ""),
                                Told.said(contact, 1, 1),
                                Told.replied(contact, 2, 1),
                                Told.closed(contact, 3, new ConversationOutcome.Escalated()))
                                .stream())
                        .toArray(TurnEvent[]::new));
        assertThat(made.stream().map(SpanData::getTraceId).collect(Collectors.toSet()))
                .isEqualTo(contacts.stream()
                        .filter(half::sampled)
                        .map(half::traceId)
                        .collect(Collectors.toSet()));
        assertThat(made).hasSizeBetween(50, 150);
    }

    /** Keys of the manual's table, and those that the class names. */
    @Test
    void the_manual_tells_every_attribute_and_no_other() throws Exception {
        TreeSet<String> keys = new TreeSet<>();
        for (var field : Keys.class.getDeclaredFields()) {
            keys.add(field.get(null).toString());
        }
        assertThat(keys).hasSizeGreaterThan(20);
        assertThat(manual()).isEqualTo(keys);
    }

    private static TreeSet<String> manual() throws IOException {
        return Pattern.compile("(?m)^\\| `([a-z_.]+)` \\|")
                .matcher(Files.readString(Path.of("../../docs/tracing.md")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
