package dev.clamor.referenceagent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.clamor.referenceagent.dialogue.Flaw;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replies that are told as they are written, over loopback. */
@Timeout(60)
class StreamTest {
    /** Three words an hour: a reply stays where it is until it is broken off. */
    private static final double STANDS_STILL = 1.0 / 1200;

    private final HttpClient client = HttpClient.newHttpClient();

    private static ReferenceAgentServer start(DeclaredBehaviour behaviour) {
        return ReferenceAgentServer.start(behaviour, 1, "127.0.0.1", 0);
    }

    private static DeclaredBehaviour quick() {
        return DeclaredBehaviour.clean().withStream(0.5, 600);
    }

    private static DeclaredBehaviour still() {
        return DeclaredBehaviour.clean().withStream(1, STANDS_STILL);
    }

    /** An event of a stream. */
    private record Event(String name, JsonNode data) {}

    /** Reads events as they come. */
    private static final class Events implements AutoCloseable {
        private final InputStream body;
        private final BufferedReader lines;

        Events(InputStream body) {
            this.body = body;
            this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        @Nullable
        Event next() throws IOException {
            String name = lines.readLine();
            if (name == null) {
                return null;
            }
            String data = lines.readLine();
            assertThat(lines.readLine()).isEmpty();
            return new Event(
                    name.substring("event: ".length()),
                    Contact.read(data.substring("data: ".length()).getBytes(StandardCharsets.UTF_8)));
        }

        List<Event> rest() throws IOException {
            List<Event> all = new ArrayList<>();
            for (Event event = next(); event != null; event = next()) {
                all.add(event);
            }
            return all;
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    private Events stream(ReferenceAgentServer server, int turn, String message, boolean interrupts) throws Exception {
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(server.uri())
                        .header("Accept", "text/event-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                Contact.body("c", "telecom", turn, message, interrupts)))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new Events(response.body());
    }

    private JsonNode tell(ReferenceAgentServer server, int turn, String message, boolean interrupts) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri())
                .POST(HttpRequest.BodyPublishers.ofByteArray(Contact.body("c", "telecom", turn, message, interrupts)))
                .build();
        return Contact.read(
                client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    }

    private JsonNode actions(ReferenceAgentServer server) throws Exception {
        return Contact.read(get(server, "actions?conversation=c").body());
    }

    private HttpResponse<byte[]> get(ReferenceAgentServer server, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.uri().resolve("/" + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String joined(List<Event> events) {
        StringBuilder text = new StringBuilder();
        events.stream()
                .filter(event -> event.name().equals("delta"))
                .forEach(event -> text.append(event.data().path("text").asText()));
        return text.toString();
    }

    @Test
    void the_parts_make_up_the_reply_and_the_whole_answer_comes_last() throws Exception {
        try (ReferenceAgentServer server = start(quick())) {
            List<Event> events = stream(server, 1, "there is a wrong charge on my bill", false)
                    .rest();
            Event last = events.get(events.size() - 1);
            assertThat(events).hasSizeGreaterThan(3);
            assertThat(events.stream().filter(event -> event.name().equals("done")))
                    .containsExactly(last);
            assertThat(joined(events)).isEqualTo(last.data().path("reply").asText());
            assertThat(last.data().path("asks")).isNotEmpty();
            assertThat(tell(start(quick()), 1, "there is a wrong charge on my bill", false))
                    .isEqualTo(last.data());
        }
    }

    @Test
    void words_come_in_groups_of_three_and_lose_nothing() {
        assertThat(Telling.parts("one two  three\nfour five. ")).containsExactly("one two  three\n", "four five. ");
        assertThat(Telling.parts("")).isEmpty();
        assertThat(Telling.parts("one")).containsExactly("one");
    }

    @Test
    void the_pace_is_the_declared_one() {
        assertThat(Telling.pauseMicros(12)).isEqualTo(250_000);
        assertThat(Telling.pauseMicros(0)).isZero();
    }

    @Test
    void what_a_reply_that_was_dropped_would_have_done_is_not_done() throws Exception {
        try (ReferenceAgentServer server = start(still())) {
            tell(server, 1, "there is a wrong charge on my bill, account AC-204881", false);
            try (Events dropped = stream(server, 2, "it was 31.50", false)) {
                assertThat(dropped.next().name()).isEqualTo("delta");
            }
            JsonNode second = tell(server, 3, "no, 13.50, sorry", true);
            assertThat(second.at("/actions/0/arguments/amount").asText()).isEqualTo("13.50");
            JsonNode books = actions(server);
            assertThat(books).hasSize(1);
            assertThat(books.at("/0/arguments/amount").asText()).isEqualTo("13.50");
            assertThat(books.at("/0/name").asText()).isEqualTo("issue_credit");
            assertThat(books.at("/0/auditId").asText())
                    .isEqualTo(second.at("/actions/0/auditId").asText());
            assertThat(books.at("/0/at").asText()).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z");
        }
    }

    @Test
    void a_dropped_message_is_still_heard() throws Exception {
        try (ReferenceAgentServer server = start(still())) {
            tell(server, 1, "there is a wrong charge on my bill, account AC-204881", false);
            try (Events dropped = stream(server, 2, "it was 31.50", false)) {
                dropped.next();
            }
            JsonNode merged = tell(server, 3, "and how long is my contract?", true);
            assertThat(merged.at("/actions/0/arguments/amount").asText()).isEqualTo("31.50");
            assertThat(actions(server)).hasSize(1);
        }
    }

    @Test
    void a_message_over_a_stream_that_nobody_dropped_ends_it_where_it_is() throws Exception {
        // 20 words a second: the second message comes while the reply is being told, in 150 ms groups
        try (ReferenceAgentServer server = start(DeclaredBehaviour.clean().withStream(1, 20))) {
            tell(server, 1, "there is a wrong charge on my bill, account AC-204881", false);
            Events first = stream(server, 2, "it was 31.50", false);
            String begun = first.next().data().path("text").asText();
            JsonNode second = tell(server, 3, "no, 13.50, sorry", true);
            List<Event> rest = first.rest();
            JsonNode whole = rest.get(rest.size() - 1).data();
            assertThat(begun + joined(rest)).isEqualTo(whole.path("reply").asText());
            assertThat(whole.path("actions")).isEmpty();
            assertThat(second.at("/actions/0/arguments/amount").asText()).isEqualTo("13.50");
            assertThat(actions(server)).hasSize(1);
        }
    }

    @Test
    void an_agent_that_acts_on_stale_messages_does_not_say_so() throws Exception {
        try (ReferenceAgentServer server = start(still().with(Flaw.ACTS_ON_STALE, 1))) {
            tell(server, 1, "there is a wrong charge on my bill, account AC-204881", false);
            try (Events dropped = stream(server, 2, "it was 31.50", false)) {
                dropped.next();
            }
            JsonNode second = tell(server, 3, "no, 13.50, sorry", true);
            assertThat(second.path("actions")).hasSize(1);
            assertThat(actions(server).findValuesAsText("amount")).containsExactly("31.50", "13.50");
        }
    }

    @Test
    void an_agent_that_answers_both_begins_with_the_old_answer() throws Exception {
        try (ReferenceAgentServer server = start(still().with(Flaw.ANSWERS_BOTH, 1))) {
            tell(server, 1, "hello", false);
            String heard;
            try (Events dropped = stream(server, 2, "what does roaming cost", false)) {
                heard = dropped.next().data().path("text").asText();
            }
            JsonNode second = tell(server, 3, "how long is my contract?", true);
            JsonNode third = tell(server, 4, "thanks", false);
            assertThat(second.path("reply").asText()).startsWith(heard).contains("24 months");
            assertThat(third.path("reply").asText()).doesNotStartWith(heard);
        }
    }

    @Test
    void resetting_forgets_the_conversation_and_its_books() throws Exception {
        try (ReferenceAgentServer server = start(DeclaredBehaviour.clean())) {
            tell(server, 1, "there is a wrong charge on my bill, account AC-204881, it was 31.50", false);
            assertThat(actions(server)).hasSize(1);
            HttpRequest reset = HttpRequest.newBuilder(server.uri().resolve("/reset?conversation=c"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(client.send(reset, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(actions(server)).isEmpty();
            assertThat(get(server, "reset?conversation=c").statusCode()).isEqualTo(405);
            assertThat(get(server, "actions").statusCode()).isEqualTo(400);
            assertThat(get(server, "elsewhere").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void errors_have_their_status_and_garbage_is_no_reply() throws Exception {
        for (Flaw flaw : List.of(Flaw.ERROR, Flaw.GARBAGE)) {
            try (ReferenceAgentServer server = start(quick().with(flaw, 1))) {
                HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(server.uri())
                                .header("Accept", "text/event-stream")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(
                                        Contact.body("c", "telecom", 1, "hello", false)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(flaw == Flaw.ERROR ? 500 : 200);
                assertThat(response.body()).doesNotContain("delta");
            }
        }
    }

    /** Frames as they come. */
    private static final class Frames implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
        private final StringBuilder frame = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            frame.append(data);
            if (last) {
                frames.add(Contact.read(frame.toString().getBytes(StandardCharsets.UTF_8)));
                frame.setLength(0);
            }
            socket.request(1);
            return null;
        }

        JsonNode next() throws InterruptedException {
            JsonNode next = frames.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("a frame within 30 s").isNotNull();
            return next;
        }

        JsonNode done() throws InterruptedException {
            JsonNode next = next();
            while (!next.path("type").asText().equals("done")) {
                assertThat(next.path("type").asText()).isEqualTo("delta");
                next = next();
            }
            return next;
        }
    }

    private WebSocket connect(ReferenceAgentServer server, Frames frames) {
        URI uri = URI.create(server.uri().toString().replace("http", "ws"));
        return client.newWebSocketBuilder().buildAsync(uri, frames).join();
    }

    private static void say(WebSocket socket, int turn, String message, boolean interrupts) {
        ObjectNode frame = (ObjectNode) Contact.read(Contact.body("c", "telecom", turn, message, interrupts));
        socket.sendText(frame.put("type", "message").toString(), true).join();
    }

    @Test
    void a_conversation_goes_over_one_socket() throws Exception {
        try (ReferenceAgentServer server = start(quick())) {
            Frames frames = new Frames();
            WebSocket socket = connect(server, frames);
            say(socket, 1, "there is a wrong charge on my bill, account AC-204881", false);
            assertThat(frames.done().path("turn").asInt()).isEqualTo(1);
            say(socket, 2, "it was 31.50", false);
            JsonNode done = frames.done();
            assertThat(done.path("turn").asInt()).isEqualTo(2);
            assertThat(done.at("/actions/0/arguments/amount").asText()).isEqualTo("31.50");
            assertThat(actions(server)).hasSize(1);
            socket.abort();
        }
    }

    @Test
    void a_cancelled_turn_says_and_does_no_more() throws Exception {
        try (ReferenceAgentServer server = start(DeclaredBehaviour.clean().withStream(1, 20))) {
            Frames frames = new Frames();
            WebSocket socket = connect(server, frames);
            say(socket, 1, "there is a wrong charge on my bill, account AC-204881", false);
            frames.done();
            say(socket, 2, "it was 31.50", false);
            assertThat(frames.next().path("turn").asInt()).isEqualTo(2);
            socket.sendText("{\"type\":\"cancel\",\"turn\":2}", true).join();
            say(socket, 3, "no, 13.50, sorry", true);
            JsonNode done = frames.done();
            assertThat(done.path("turn").asInt()).isEqualTo(3);
            assertThat(done.at("/actions/0/arguments/amount").asText()).isEqualTo("13.50");
            assertThat(actions(server)).hasSize(1);
            socket.abort();
        }
    }

    @Test
    void frames_that_are_none_are_refused_and_the_socket_stays_open() throws Exception {
        try (ReferenceAgentServer server = start(quick())) {
            Frames frames = new Frames();
            WebSocket socket = connect(server, frames);
            for (String frame : List.of("{", "[]", "{\"type\":\"wave\"}", "{\"type\":\"message\",\"turn\":4}")) {
                socket.sendText(frame, true).join();
                JsonNode refused = frames.next();
                assertThat(refused.path("type").asText()).isEqualTo("error");
                assertThat(refused.path("status").asInt()).isEqualTo(400);
                assertThat(refused.path("error").asText()).contains("was expected. Found: ");
            }
            say(socket, 5, "hello", false);
            assertThat(frames.done().path("reply").asText()).isNotBlank();
            socket.abort();
        }
    }
}
