package dev.clamor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.clamor.results.verdict.Decision;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program between an agent that is told of traces and a collector of them. */
class TracesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    /** A turn as the agent sees it. */
    private record Asked(String contact, long turn, String traceparent) {}

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/chat", exchange -> {
            JsonNode turn = JSON.readTree(exchange.getRequestBody());
            asked.add(new Asked(
                    turn.path("conversation").asText(),
                    turn.path("turn").asLong(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("traceparent"))));
            byte[] reply = "{\"reply\":\"Could you tell me more?\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.createContext("/v1/traces", exchange -> {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody()).getResourceSpansList().stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .forEach(scope -> spans.addAll(scope.getSpansList()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Path run(String... options) throws Exception {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), """
                name: traced
                time_scale: 500
                drain_seconds: 20
                stages:
                  - {name: only, rate: 20, for: 1s}
                """);
        Path run = folder.resolve("run");
        String[] command = new String[options.length + 8];
        String agent = "http://127.0.0.1:" + server.getAddress().getPort() + "/chat";
        List.of("run", plan.toString(), "--seed", "11", "--agent", agent, "--out", run.toString())
                .toArray(command);
        System.arraycopy(options, 0, command, 8, options.length);
        int code = Cli.run(folder.resolve("log"), command);
        JsonNode verdict = JSON.readTree(run.resolve("verdict.json").toFile());
        assertThat(code)
                .isEqualTo(Decision.valueOf(verdict.get("verdict").asText()).exitCode());
        assertThat(RunFiles.errors(run)).isEmpty();
        return run;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    @Test
    void a_turn_of_the_agents_is_below_the_span_of_the_same_turn() throws Exception {
        String collector = "http://127.0.0.1:" + server.getAddress().getPort();
        Path run = run("--otlp", collector, "--trace-share", "0.5");
        List<Span> turns = spans.stream().filter(named("turn")).toList();
        List<Span> contacts = spans.stream().filter(named("contact")).toList();
        List<Asked> sampled = asked.stream()
                .filter(turn -> turn.traceparent().endsWith("-01"))
                .toList();
        assertThat(asked)
                .hasSizeGreaterThan(sampled.size())
                .allMatch(turn -> turn.traceparent().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]"));
        assertThat(turns.stream().map(TracesIT::told).collect(Collectors.toSet()))
                .hasSize(turns.size())
                .isEqualTo(sampled.stream().collect(Collectors.toSet()));
        Map<String, String> traces = contacts.stream()
                .collect(Collectors.toMap(
                        span -> hex(span.getSpanId().toByteArray()),
                        span -> hex(span.getTraceId().toByteArray())));
        assertThat(turns)
                .isNotEmpty()
                .allSatisfy(
                        span -> assertThat(traces.get(hex(span.getParentSpanId().toByteArray())))
                                .isEqualTo(hex(span.getTraceId().toByteArray())));
        assertThat(contacts.stream().map(span -> text(span, "clamor.contact")).collect(Collectors.toSet()))
                .isEqualTo(sampled.stream().map(Asked::contact).collect(Collectors.toSet()));
        assertThat(contacts)
                .allSatisfy(span -> assertThat(span.getEndTimeUnixNano()).isGreaterThan(span.getStartTimeUnixNano()));
        assertThat(log()).contains("otlp " + collector + "/v1/traces\n", "otlp " + spans.size() + " spans sent\n");
        JsonNode manifest = JSON.readTree(run.resolve("manifest.json").toFile());
        assertThat(manifest.at("/conditions/reading/the trace context").asText())
                .contains("share of 0.5");
        assertThat(manifest.get("command").asText()).contains(" --otlp " + collector + "/v1/traces --trace-share 0.5");
    }

    private static Asked told(Span turn) {
        return new Asked(
                text(turn, "clamor.contact"),
                attribute(turn, "clamor.turn").getIntValue(),
                "00-" + hex(turn.getTraceId().toByteArray()) + "-"
                        + hex(turn.getSpanId().toByteArray()) + "-01");
    }

    @Test
    void a_collector_that_is_away_changes_nothing_but_a_line() throws Exception {
        run("--otlp", "http://127.0.0.1:1");
        assertThat(new TreeSet<>(
                        log().lines().filter(line -> line.contains("spans")).toList()))
                .hasSize(2)
                .allMatch(line -> line.equals("otlp 0 spans sent")
                        || line.matches("clamor: (\\d+) of \\1 spans were not taken by the collector: .+"));
        assertThat(log()).doesNotContain("Exception:", "WARNING", "SEVERE");
    }

    private static Predicate<Span> named(String name) {
        return span -> span.getName().equals(name);
    }

    private static String text(Span span, String key) {
        return attribute(span, key).getStringValue();
    }

    private static io.opentelemetry.proto.common.v1.AnyValue attribute(Span span, String key) {
        return span.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(key))
                .map(KeyValue::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
