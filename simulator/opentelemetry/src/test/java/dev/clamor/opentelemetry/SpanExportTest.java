package dev.clamor.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.RunTrace;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SpanExportTest {
    private static final ContactId CONTACT = ContactId.ofArrival(7);
    private static final RunTrace TRACE = new RunTrace("run-1", 1);

    private static SpanExport open(Collector collector) {
        return new SpanExport(TRACE, "1.2.3", Map.of("", URI.create("http://agent.test/")), collector);
    }

    /** Two spans of one contact. */
    private static void tell(SpanExport export) {
        export.start(1_000_000);
        export.accept(Told.opened(CONTACT, 0, ""));
        export.accept(Told.said(CONTACT, 500_000, 1));
        export.accept(Told.failed(CONTACT, 700_000, 1));
        export.accept(Told.closed(CONTACT, 900_000, new ConversationOutcome.Escalated()));
    }

    private static SpanData span() {
        List<SpanData> made = new ArrayList<>();
        ContactSpans spans = new ContactSpans(TRACE, "1.2.3", Map.of(), micros -> micros, made::add);
        spans.accept(Told.opened(CONTACT, 0, ""));
        spans.accept(Told.closed(CONTACT, 1, new ConversationOutcome.Escalated()));
        return made.get(0);
    }

    @Test
    void a_collector_is_sent_what_opentelemetry_calls_spans() {
        try (StubCollector collector = new StubCollector(request -> 200);
                SpanExport export = open(Collector.of(collector.address(), "X-Key=a%20b%2Cc"))) {
            tell(export);
            assertThat(export.finish()).isEqualTo(new Delivered(2, 0, ""));
            assertThat(collector.keys()).containsOnly("a b,c");
            assertThat(collector
                            .taken()
                            .get(0)
                            .getResourceSpans(0)
                            .getResource()
                            .toString())
                    .contains("service.name", "clamor");
            Span turn = collector.spans().get(0);
            assertThat(hex(turn.getTraceId())).isEqualTo(TRACE.traceId(CONTACT));
            assertThat(hex(turn.getSpanId())).isEqualTo(TRACE.spanId(CONTACT, 1));
            assertThat(hex(turn.getParentSpanId())).isEqualTo(TRACE.spanId(CONTACT, 0));
            assertThat(turn.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
            assertThat(turn.getStartTimeUnixNano()).isEqualTo(1_500_000_000L);
            assertThat(turn.getEndTimeUnixNano()).isEqualTo(1_700_000_000L);
            assertThat(turn.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
            assertThat(turn.getAttributesList()).anySatisfy(attribute -> {
                assertThat(attribute.getKey()).isEqualTo("http.response.status_code");
                assertThat(attribute.getValue().getIntValue()).isEqualTo(503);
            });
            Span contact = collector.spans().get(1);
            assertThat(hex(contact.getSpanId())).isEqualTo(TRACE.spanId(CONTACT, 0));
            assertThat(contact.getParentSpanId().isEmpty()).isTrue();
        }
    }

    @Test
    void a_collector_that_is_busy_is_asked_again_and_one_that_refuses_is_not() {
        try (StubCollector busy = new StubCollector(request -> request == 0 ? 503 : 200);
                Delivery delivery = new Delivery(Collector.of(busy.address(), ""))) {
            delivery.start();
            delivery.offer(span());
            while (busy.taken().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(delivery.finish(Duration.ofSeconds(5)).lost()).isZero();
        }
        try (StubCollector refusing = new StubCollector(request -> 401);
                SpanExport export = open(Collector.of(refusing.address(), ""))) {
            tell(export);
            assertThat(export.finish()).isEqualTo(new Delivered(0, 2, "HTTP 401"));
            assertThat(refusing.keys().size()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void spans_that_a_collector_takes_and_does_not_keep_are_lost() {
        byte[] partial = ExportTraceServiceResponse.newBuilder()
                .setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                        .setErrorMessage("too old")
                        .setRejectedSpans(1))
                .build()
                .toByteArray();
        try (StubCollector collector = new StubCollector(request -> 200, partial);
                Delivery delivery = new Delivery(Collector.of(collector.address(), ""))) {
            delivery.offer(span());
            delivery.offer(span());
            delivery.offer(span());
            delivery.start();
            assertThat(delivery.finish(Duration.ofSeconds(10)))
                    .isEqualTo(new Delivered(2, 1, "it rejected some of those that it was sent"));
        }
        for (byte[] strange :
                new byte[][] {{}, {'{', '}'}, {10}, {10, 127, 1}, {8, -1}, {10, -1, -1, -1, -1, -1, 127}}) {
            assertThat(PartialSuccess.rejected(strange)).isZero();
        }
        assertThat(PartialSuccess.rejected(new byte[] {9, 0, 0, 0, 0, 0, 0, 0, 0, 13, 0, 0, 0, 0, 10, 3, 8, -84, 2}))
                .as("after fields of other kinds; 300 is 0xAC 0x02")
                .isEqualTo(300);
    }

    @Test
    void a_collector_that_is_away_costs_spans_and_no_word_until_the_end() throws Exception {
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (SpanExport export = open(Collector.of(closedPort(), ""))) {
            tell(export);
            Delivered delivered = export.finish();
            assertThat(delivered.sent()).isZero();
            assertThat(delivered.lost()).isEqualTo(2);
            assertThat(delivered.problem()).isNotBlank();
        } finally {
            System.setErr(err);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_collector_that_never_answers_is_waited_for_no_longer_than_the_limit_and_no_offer_waits() {
        try (StubCollector silent = new StubCollector(request -> 0);
                Delivery delivery = new Delivery(Collector.of(silent.address(), ""))) {
            delivery.start();
            SpanData span = span();
            int more = Delivery.MOST_WAITING + 2_000;
            for (int i = 0; i < more; i++) {
                delivery.offer(span);
            }
            Delivered delivered = delivery.finish(Duration.ofMillis(100));
            assertThat(delivered.sent()).isZero();
            assertThat(delivered.lost()).isEqualTo(more);
            assertThat(delivered.problem()).isNotBlank();
        }
    }

    @Test
    void the_path_of_traces_is_added_unless_it_is_there() {
        assertThat(endpoint("http://c:4318")).isEqualTo("http://c:4318/v1/traces");
        assertThat(endpoint("http://c:4318/")).isEqualTo("http://c:4318/v1/traces");
        assertThat(endpoint("https://c/otlp")).isEqualTo("https://c/otlp/v1/traces");
        assertThat(endpoint("https://c/otlp/v1/traces")).isEqualTo("https://c/otlp/v1/traces");
    }

    private static String endpoint(String base) {
        return Collector.of(URI.create(base), "").endpoint().toString();
    }

    @Test
    void headers_that_cannot_be_sent_are_told_without_showing_them() {
        URI base = URI.create("http://c:4318");
        assertThat(Collector.of(base, " a = b+c , d=%20 ,").headers()).isEqualTo(Map.of("a", "b+c", "d", " "));
        for (String wrong : List.of("k3y", "a=k3y%", "host=k3y", "a=k3y%0Ab", "=k3y")) {
            assertThatThrownBy(() -> Collector.of(base, "x=y," + wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("pair 2 is no header")
                    .hasNoCause();
        }
        assertThat(Collector.of(base, "a=k3y").toString()).doesNotContain("k3y");
    }

    private static URI closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
