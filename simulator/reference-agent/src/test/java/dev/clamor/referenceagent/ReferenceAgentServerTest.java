package dev.clamor.referenceagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.clamor.referenceagent.dialogue.Flaw;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The agent over loopback. */
@Timeout(60)
class ReferenceAgentServerTest {
    private static final String HOST = "127.0.0.1";

    private static ReferenceAgentServer start(DeclaredBehaviour behaviour) {
        return ReferenceAgentServer.start(behaviour, 1, HOST, 0);
    }

    private static HttpRequest turn(ReferenceAgentServer server, String id, String message, boolean interrupts) {
        return HttpRequest.newBuilder(server.uri())
                .POST(HttpRequest.BodyPublishers.ofByteArray(Contact.body(id, "retail", 1, message, interrupts)))
                .build();
    }

    private static HttpResponse<byte[]> send(HttpClient client, HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void a_conversation_goes_over_one_connection_kept_alive() throws Exception {
        try (ReferenceAgentServer server = start(DeclaredBehaviour.clean());
                Socket socket = new Socket(HOST, server.port())) {
            for (String message : List.of("the mug came broken", "ORD-77120", "thanks", "bye")) {
                byte[] body = Contact.body("c", "retail", 1, message, false);
                OutputStream out = socket.getOutputStream();
                out.write(("POST /chat HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(body);
                out.flush();
                assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    /** Reads one whole response off the socket and returns its status line. */
    private static String firstLine(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            assertThat(next).as("the connection is still open after %s", head).isNotNegative();
            head.append((char) next);
        }
        String length = head.toString().toLowerCase(java.util.Locale.ROOT).split("content-length: ")[1];
        socket.getInputStream().readNBytes(Integer.parseInt(length.split("\r\n")[0]));
        return head.toString().split("\r\n")[0];
    }

    @Test
    void health_and_declared_behaviour_are_served() throws Exception {
        DeclaredBehaviour declared = DeclaredBehaviour.packaged();
        try (ReferenceAgentServer server = start(declared)) {
            HttpClient client = HttpClient.newHttpClient();
            URI root = server.uri().resolve("/");
            HttpResponse<byte[]> health =
                    send(client, HttpRequest.newBuilder(root.resolve("health")).build());
            HttpResponse<byte[]> behaviour = send(
                    client, HttpRequest.newBuilder(root.resolve("declared")).build());
            HttpResponse<byte[]> get =
                    send(client, HttpRequest.newBuilder(server.uri()).build());
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(get.statusCode()).isEqualTo(405);
            assertThat(DeclaredBehaviour.parse("served", new String(behaviour.body(), StandardCharsets.UTF_8)))
                    .isEqualTo(declared);
        }
    }

    @Test
    void bodies_too_long_or_malformed_are_refused() throws Exception {
        try (ReferenceAgentServer server = start(DeclaredBehaviour.clean())) {
            HttpClient client = HttpClient.newHttpClient();
            assertThat(send(client, turn(server, "c", "x".repeat(70_000), false))
                            .statusCode())
                    .isEqualTo(413);
            HttpRequest malformed = HttpRequest.newBuilder(server.uri())
                    .POST(HttpRequest.BodyPublishers.ofString("{"))
                    .build();
            assertThat(send(client, malformed).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void beyond_its_workers_the_queue_makes_answers_late_and_beyond_the_queue_there_are_none() throws Exception {
        // Two workers, 200 ms each: of 12 at once, the last waits at least five service times before its own. There is
        // room
        // for all 40 only if sending them takes longer than serving 28 of them, 2.8 s.
        DeclaredBehaviour slow = DeclaredBehaviour.clean().withLatency(200, 0).withWorkers(2, 10);
        try (ReferenceAgentServer server = start(slow)) {
            HttpClient client = HttpClient.newHttpClient();
            send(client, turn(server, "warm", "hello", false));
            long start = System.nanoTime();
            List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
            List<Long> millis = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 40; i++) {
                answers.add(
                        client.sendAsync(turn(server, "c" + i, "hello", false), HttpResponse.BodyHandlers.ofByteArray())
                                .whenComplete((answer, error) -> millis.add((System.nanoTime() - start) / 1_000_000)));
            }
            List<Integer> statuses = new ArrayList<>();
            for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
                statuses.add(answer.get().statusCode());
            }
            assertThat(Collections.frequency(statuses, 503)).isPositive();
            assertThat(Collections.frequency(statuses, 200)).isGreaterThanOrEqualTo(12);
            assertThat(Collections.max(millis)).isGreaterThanOrEqualTo(1190);
        }
    }

    @Test
    void a_second_message_while_one_is_pending_corrects_it() throws Exception {
        DeclaredBehaviour slow = DeclaredBehaviour.clean().withLatency(800, 0);
        try (ReferenceAgentServer server = start(slow)) {
            HttpClient client = HttpClient.newHttpClient();
            send(client, turn(server, "c", "the mug came broken", false));
            CompletableFuture<HttpResponse<byte[]>> first =
                    client.sendAsync(turn(server, "c", "ORD-11111", false), HttpResponse.BodyHandlers.ofByteArray());
            assertThatThrownBy(() -> first.get(60, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            JsonNode second = Contact.read(
                    send(client, turn(server, "c", "sorry, ORD-22222", true)).body());
            assertThat(Contact.read(first.get().body()).path("actions")).isEmpty();
            assertThat(second.at("/actions/0/arguments/order_number").asText()).isEqualTo("ORD-22222");
        }
    }

    @Test
    void a_hung_request_ends_without_an_answer_and_a_client_that_left_does_no_harm() throws Exception {
        DeclaredBehaviour hanging =
                DeclaredBehaviour.clean().with(Flaw.HANG, 1).withHangSeconds(1).withWorkers(1, 10);
        try (ReferenceAgentServer server = start(hanging)) {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest impatient = HttpRequest.newBuilder(server.uri())
                    .timeout(Duration.ofMillis(100))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Contact.body("c", "retail", 1, "hello", false)))
                    .build();
            assertThatThrownBy(() -> send(client, impatient)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> send(client, turn(server, "d", "hello", false)))
                    .isInstanceOf(IOException.class);
        }
    }
}
