package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link Line} over a real network does, whatever the other end does. */
@Timeout(60)
public abstract class LineContract {
    /** Long enough for a busy machine. */
    protected static final long AMPLE_MILLIS = 20_000;
    /** Short enough to wait for. */
    protected static final long SHORT_MILLIS = 400;
    /** Long enough for an answer to begin on a busy machine, and short enough to wait for. */
    protected static final long BEGUN_MILLIS = 1_200;

    private static final long PATIENCE_SECONDS = 30;
    private static final int MEBIBYTE = 1 << 20;
    private static final byte[] CHUNK = "x".repeat(8 << 10).getBytes(StandardCharsets.US_ASCII);

    private final List<Ground> laid = new CopyOnWriteArrayList<>();

    /** A line and the thread that it is used on. */
    protected interface Ground extends AutoCloseable {
        /** The line. */
        Line line();

        /** Runs a task on the line's thread. */
        void run(Runnable task);

        @Override
        void close();
    }

    /** A new line whose answers must be complete within this time. */
    protected abstract Ground lay(long timeoutMillis);

    @AfterEach
    void takeUp() {
        laid.forEach(Ground::close);
    }

    private Ground ground(long timeoutMillis) {
        Ground ground = lay(timeoutMillis);
        laid.add(ground);
        return ground;
    }

    /** Everything that was called back, in order; checks that nothing is called from inside a call or after the end. */
    private static final class Heard implements Line.ResponseListener, Line.StreamListener, Line.SocketListener {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final List<String> events = new CopyOnWriteArrayList<>();
        private final CompletableFuture<AgentReply.Failed> lost = new CompletableFuture<>();
        private final CompletableFuture<AgentResponse> answered = new CompletableFuture<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();
        private final AtomicReference<Throwable> misuse = new AtomicReference<>();
        private volatile boolean inside;
        private volatile Consumer<String> watcher = event -> {};

        private void note(String event) {
            if (inside || lost.isDone() || answered.isDone() || ended.isDone()) {
                misuse.compareAndSet(null, new AssertionError(event + " after " + events + ", inside: " + inside));
            }
            events.add(event);
            watcher.accept(event);
        }

        @Override
        public void answered(AgentResponse response) {
            note("answered");
            answered.complete(response);
        }

        @Override
        public void begun(int status, AgentResponse.Headers headers) {
            note("begun " + status + " " + headers.first("content-type"));
        }

        @Override
        public void bytes(byte[] chunk, int length) {
            body.write(chunk, 0, length);
            note("bytes");
        }

        @Override
        public void ended() {
            note("ended");
            ended.complete(null);
        }

        @Override
        public void opened() {
            note("opened");
        }

        @Override
        public void text(String message) {
            note("text " + message);
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            note("lost " + failure.fault());
            lost.complete(failure);
        }

        Fault fault() throws Exception {
            return lost.get(PATIENCE_SECONDS, TimeUnit.SECONDS).fault();
        }

        String answer() throws Exception {
            return new String(answered.get(PATIENCE_SECONDS, TimeUnit.SECONDS).body(), StandardCharsets.UTF_8);
        }

        void complete() throws Exception {
            ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        /** Waits until something was called back. */
        void await(Predicate<String> wanted) throws InterruptedException {
            CountDownLatch seen = new CountDownLatch(1);
            watcher = event -> events.stream().filter(wanted).findFirst().ifPresent(e -> seen.countDown());
            watcher.accept("");
            assertThat(seen.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("in %s", events)
                    .isTrue();
        }
    }

    private static AgentRequest post(URI uri, String body) {
        return new AgentRequest(
                "POST", uri, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Heard send(Ground ground, URI uri, String body) {
        Heard heard = new Heard();
        call(ground, heard, () -> ground.line().send(post(uri, body), heard));
        return heard;
    }

    private static Heard stream(Ground ground, URI uri, String body, Consumer<Line.Call> taker) {
        Heard heard = new Heard();
        call(ground, heard, () -> taker.accept(ground.line().stream(post(uri, body), heard)));
        return heard;
    }

    private static void call(Ground ground, Heard heard, Runnable call) {
        ground.run(() -> {
            heard.inside = true;
            call.run();
            heard.inside = false;
        });
    }

    /** Lets the line's thread do what it has to do; nothing must have been called back amiss. */
    private static void settled(Ground ground, Heard... all) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        ground.run(() -> ground.run(done::countDown));
        assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        for (Heard heard : all) {
            assertThat(heard.misuse).hasValue(null);
        }
    }

    private Fault lost(long timeoutMillis, StubAgent.Scene scene) throws Exception {
        try (StubAgent agent = new StubAgent(scene)) {
            Ground ground = ground(timeoutMillis);
            Heard heard = send(ground, agent.address(), "Hello");
            Fault fault = heard.fault();
            settled(ground, heard);
            assertThat(agent.requestsWith("Hello")).hasSizeLessThan(2);
            return fault;
        }
    }

    private static boolean begin(OutputStream out, String headers) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\n" + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return true;
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_answer_comes_whole() throws Exception {
        try (StubAgent agent = new StubAgent((request, out) -> StubAgent.reply(out, 201, "Grüß Gott"))) {
            Ground ground = ground(AMPLE_MILLIS);
            Heard heard = send(ground, agent.address(), "Zwölf Kühe");
            assertThat(heard.answer()).isEqualTo("Grüß Gott");
            assertThat(heard.answered.get().status()).isEqualTo(201);
            assertThat(heard.answered.get().headers().first("CONTENT-TYPE")).isEqualTo("application/json");
            settled(ground, heard);
            assertThat(agent.requestsWith("Zwölf Kühe")).hasSize(1);
        }
    }

    @Test
    void a_request_without_a_body_is_sent_as_one() throws Exception {
        try (StubAgent agent = StubAgent.friendly()) {
            Ground ground = ground(AMPLE_MILLIS);
            Heard heard = new Heard();
            ground.run(() -> ground.line().send(AgentRequest.get(agent.address(), Map.of("X-Clamor-Run", "r")), heard));
            assertThat(heard.answer()).isEqualTo(StubAgent.REPLY);
            assertThat(agent.requestsWith("")).singleElement().satisfies(seen -> {
                assertThat(seen.head()).startsWith("GET /turn HTTP/1.1\r\n");
                assertThat(seen.header("X-Clamor-Run")).isEqualTo("r");
            });
        }
    }

    @Test
    void no_answer_in_time_is_a_timeout_and_closes_the_connection() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        assertThat(lost(SHORT_MILLIS, (request, in, out) -> {
                    if (StubAgent.closedByClient(in)) {
                        closed.countDown();
                    }
                    return false;
                }))
                .isEqualTo(Fault.TIMEOUT);
        assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_closed_port_refuses() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Ground ground = ground(AMPLE_MILLIS);
        Heard heard = send(ground, URI.create("http://127.0.0.1:" + port + "/turn"), "Hello");
        Heard socket = connect(ground, URI.create("ws://127.0.0.1:" + port + "/turn"), s -> {});
        assertThat(heard.fault()).isEqualTo(Fault.REFUSED);
        assertThat(socket.fault()).isEqualTo(Fault.REFUSED);
        settled(ground, heard, socket);
    }

    /** A label of 64 letters is one too long for any name server to be asked (RFC 1035, 2.3.4). */
    @Test
    void a_name_that_cannot_be_resolved_is_unresolved_and_told_later() throws Exception {
        String host = "a".repeat(64) + ".invalid";
        Ground ground = ground(AMPLE_MILLIS);
        Heard heard = send(ground, URI.create("http://" + host + "/turn"), "Hello");
        Heard socket = connect(ground, URI.create("ws://" + host + "/turn"), s -> {});
        assertThat(heard.fault()).isEqualTo(Fault.UNRESOLVED);
        assertThat(socket.fault()).isEqualTo(Fault.UNRESOLVED);
        settled(ground, heard, socket);
    }

    @Test
    void no_tls_where_tls_was_asked_for_is_a_fault_of_tls() throws Exception {
        CompletableFuture<Void> babbled = new CompletableFuture<>();
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread babbler = new Thread(() -> {
                try (Socket talking = plain.accept()) {
                    talking.getOutputStream().write(utf8("HTTP/1.1 400 Bad Request\r\n\r\n"));
                    StubAgent.closedByClient(talking.getInputStream());
                    babbled.complete(null);
                } catch (IOException e) {
                    babbled.completeExceptionally(e);
                }
            });
            babbler.start();
            Ground ground = ground(AMPLE_MILLIS);
            Heard heard = send(ground, URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/"), "Hello");
            assertThat(heard.fault()).isEqualTo(Fault.TLS);
            babbled.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_connection_closed_before_the_answer_is_a_reset() throws Exception {
        assertThat(lost(AMPLE_MILLIS, (request, in, out) -> false)).isEqualTo(Fault.RESET);
    }

    @Test
    void half_an_answer_is_a_reset() throws Exception {
        assertThat(lost(AMPLE_MILLIS, (request, in, out) -> !begin(out, "Content-Length: 60\r\n")))
                .isEqualTo(Fault.RESET);
    }

    @Test
    void an_answer_that_is_not_http_is_unreadable() throws Exception {
        assertThat(lost(AMPLE_MILLIS, (request, in, out) -> {
                    out.write(utf8("220 mail.example ESMTP ready\r\n\r\n"));
                    out.flush();
                    return false;
                }))
                .isEqualTo(Fault.UNREADABLE);
    }

    @Test
    void a_message_is_not_said_again_when_a_reused_connection_is_closed_before_the_answer() throws Exception {
        try (StubAgent agent =
                new StubAgent((request, out) -> request.nth() == 1 && StubAgent.reply(out, 200, StubAgent.REPLY))) {
            Ground ground = ground(AMPLE_MILLIS);
            assertThat(send(ground, agent.address(), "first").answer()).isEqualTo(StubAgent.REPLY);
            assertThat(send(ground, agent.address(), "second").fault()).isEqualTo(Fault.RESET);
            assertThat(agent.requestsWith("second"))
                    .extracting(StubAgent.Request::nth)
                    .containsExactly(2);
        }
    }

    @Test
    void a_second_message_may_be_sent_while_the_answer_to_the_first_is_pending() throws Exception {
        CountDownLatch secondAnswered = new CountDownLatch(1);
        try (StubAgent agent = new StubAgent((request, out) -> {
            if (request.body().equals("first")) {
                secondAnswered.await();
            }
            return StubAgent.reply(out, 200, "to " + request.body());
        })) {
            Ground ground = ground(AMPLE_MILLIS);
            Heard first = send(ground, agent.address(), "first");
            Heard second = send(ground, agent.address(), "second");
            assertThat(second.answer()).isEqualTo("to second");
            secondAnswered.countDown();
            assertThat(first.answer()).isEqualTo("to first");
            settled(ground, first, second);
        }
    }

    @Test
    void a_stream_is_handed_on_piece_by_piece_wherever_it_is_cut() throws Exception {
        CountDownLatch heardFirst = new CountDownLatch(1);
        byte[] whole = utf8("Grüße");
        try (StubAgent agent = new StubAgent((request, out) -> {
            begin(out, "Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n");
            chunk(out, Arrays.copyOf(whole, 3));
            heardFirst.await();
            chunk(out, Arrays.copyOfRange(whole, 3, whole.length));
            out.write(utf8("0\r\n\r\n"));
            out.flush();
            return true;
        })) {
            Ground ground = ground(AMPLE_MILLIS);
            Heard heard = stream(ground, agent.address(), "Hello", call -> {});
            heard.await("bytes"::equals);
            assertThat(heard.body.size()).as("the middle of the ü").isEqualTo(3);
            heardFirst.countDown();
            heard.complete();
            assertThat(heard.body.toByteArray()).isEqualTo(whole);
            assertThat(heard.events).containsExactly("begun 200 text/event-stream", "bytes", "bytes", "ended");
            settled(ground, heard);
        }
    }

    @Test
    void a_stream_that_is_dropped_is_closed_and_the_next_message_goes_over_a_new_connection() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (StubAgent agent = new StubAgent((request, in, out) -> {
            if (!request.body().equals("first")) {
                return StubAgent.reply(out, 200, StubAgent.REPLY);
            }
            begin(out, "Transfer-Encoding: chunked\r\n");
            chunk(out, utf8("I can certainly"));
            if (StubAgent.closedByClient(in)) {
                closed.countDown();
            }
            return false;
        })) {
            Ground ground = ground(AMPLE_MILLIS);
            assertThat(send(ground, agent.address(), "before").answer()).isEqualTo(StubAgent.REPLY);
            AtomicReference<Line.Call> call = new AtomicReference<>();
            Heard heard = stream(ground, agent.address(), "first", call::set);
            heard.await("bytes"::equals);
            ground.run(() -> call.get().cancel());
            assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(send(ground, agent.address(), "second").answer()).isEqualTo(StubAgent.REPLY);
            settled(ground, heard);
            assertThat(heard.events).doesNotContain("ended").noneMatch(event -> event.startsWith("lost"));
            assertThat(agent.requestsWith("first"))
                    .extracting(StubAgent.Request::nth)
                    .containsExactly(2);
            assertThat(agent.requestsWith("second"))
                    .extracting(StubAgent.Request::nth)
                    .containsExactly(1);
        }
    }

    @Test
    void a_message_dropped_before_its_answer_is_not_said_again() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (StubAgent agent = new StubAgent((request, in, out) -> {
            if (!request.body().equals("dropped")) {
                return StubAgent.reply(out, 200, StubAgent.REPLY);
            }
            arrived.countDown();
            if (StubAgent.closedByClient(in)) {
                closed.countDown();
            }
            return false;
        })) {
            Ground ground = ground(AMPLE_MILLIS);
            assertThat(send(ground, agent.address(), "before").answer()).isEqualTo(StubAgent.REPLY);
            AtomicReference<Line.Call> call = new AtomicReference<>();
            Heard heard = stream(ground, agent.address(), "dropped", call::set);
            assertThat(arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            ground.run(() -> call.get().cancel());
            assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(send(ground, agent.address(), "after").answer()).isEqualTo(StubAgent.REPLY);
            settled(ground, heard);
            assertThat(heard.events).isEmpty();
            assertThat(agent.requestsWith("dropped")).hasSize(1);
        }
    }

    @Test
    void a_slow_drip_is_unfinished_when_the_time_is_up() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        assertThat(lost(BEGUN_MILLIS, (request, in, out) -> {
                    begin(out, "Transfer-Encoding: chunked\r\n");
                    while (!never.await(10, TimeUnit.MILLISECONDS)) {
                        chunk(out, new byte[] {'x'});
                    }
                    return false;
                }))
                .isEqualTo(Fault.UNFINISHED);
    }

    @Test
    void a_stream_that_stalls_is_unfinished_when_the_time_is_up() throws Exception {
        assertThat(lost(BEGUN_MILLIS, (request, in, out) -> {
                    begin(out, "Transfer-Encoding: chunked\r\n");
                    chunk(out, utf8("Well,"));
                    return !StubAgent.closedByClient(in);
                }))
                .isEqualTo(Fault.UNFINISHED);
    }

    @Test
    void a_stream_without_end_is_too_large_and_handed_on_no_further() throws Exception {
        try (StubAgent agent = new StubAgent((request, out) -> {
            begin(out, "Transfer-Encoding: chunked\r\n");
            while (true) {
                chunk(out, CHUNK);
            }
        })) {
            Ground ground = ground(AMPLE_MILLIS);
            Heard heard = stream(ground, agent.address(), "Hello", call -> {});
            assertThat(heard.fault()).isEqualTo(Fault.TOO_LARGE);
            settled(ground, heard);
            assertThat(heard.body.size()).isLessThanOrEqualTo(MEBIBYTE);
        }
    }

    @Test
    void a_hundred_megabytes_are_too_large() throws Exception {
        assertThat(lost(AMPLE_MILLIS, (request, in, out) -> {
                    begin(out, "Content-Length: 100000000\r\n");
                    for (int i = 0; i < 100_000_000; i += CHUNK.length) {
                        out.write(CHUNK);
                    }
                    return false;
                }))
                .isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void header_lines_without_end_are_a_fault_of_the_agent() throws Exception {
        AtomicInteger written = new AtomicInteger();
        Fault fault = lost(AMPLE_MILLIS, (request, in, out) -> {
            out.write(utf8("HTTP/1.1 200 OK\r\n"));
            for (int i = 0; i < 100_000; i++) {
                out.write(utf8("X-Filler-" + i + ": " + "x".repeat(1_000) + "\r\n"));
                written.set(i);
            }
            return false;
        });
        assertThat(fault).isIn(Fault.TOO_LARGE, Fault.UNREADABLE);
        assertThat(written.get()).as("the rest was not taken").isLessThan(99_999);
    }

    @Test
    void a_task_is_run_later_unless_it_is_cancelled() throws Exception {
        Ground ground = ground(AMPLE_MILLIS);
        CountDownLatch ran = new CountDownLatch(1);
        AtomicInteger cancelled = new AtomicInteger();
        ground.run(() -> {
            ground.line().after(1_000, cancelled::incrementAndGet).cancel();
            ground.line().after(20_000, ran::countDown);
            assertThat(ran.getCount()).isEqualTo(1);
        });
        assertThat(ran.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(cancelled).hasValue(0);
    }

    private static Heard connect(Ground ground, URI uri, Consumer<Line.Socket> taker) {
        Heard heard = new Heard();
        AgentRequest handshake = AgentRequest.get(uri, Map.of("X-Clamor-Run", "r"));
        call(ground, heard, () -> taker.accept(ground.line().connect(handshake, heard)));
        return heard;
    }

    @Test
    void a_websocket_carries_texts_both_ways_in_order_those_too_that_were_sent_before_it_opened() throws Exception {
        try (StubAgent agent = new StubAgent((request, in, out) -> {
            assertThat(request.header("X-Clamor-Run")).isEqualTo("r");
            StubSocket socket = StubSocket.accept(request, in, out);
            while (true) {
                socket.text("echo " + socket.read().text());
            }
        })) {
            Ground ground = ground(AMPLE_MILLIS);
            AtomicReference<Line.Socket> socket = new AtomicReference<>();
            Heard heard = connect(ground, agent.address("ws"), opening -> {
                opening.send("Zwölf");
                opening.send("Kühe " + "x".repeat(500));
                socket.set(opening);
            });
            heard.await(event -> event.startsWith("text echo Kühe"));
            ground.run(() -> socket.get().send("last"));
            heard.await("text echo last"::equals);
            assertThat(heard.events)
                    .containsExactly(
                            "opened", "text echo Zwölf", "text echo Kühe " + "x".repeat(500), "text echo last");
            settled(ground, heard);
        }
    }

    @Test
    void frames_are_joined_and_pings_answered() throws Exception {
        CompletableFuture<StubSocket.Frame> pong = new CompletableFuture<>();
        try (StubAgent agent = new StubAgent((request, in, out) -> {
            StubSocket socket = StubSocket.accept(request, in, out);
            byte[] text = utf8("Grüße");
            socket.write(false, StubSocket.TEXT, Arrays.copyOf(text, 3));
            socket.write(true, StubSocket.PING, utf8("there?"));
            socket.write(true, StubSocket.CONTINUED, Arrays.copyOfRange(text, 3, text.length));
            pong.complete(socket.read());
            return !StubAgent.closedByClient(in);
        })) {
            Ground ground = ground(AMPLE_MILLIS);
            Heard heard = connect(ground, agent.address("ws"), socket -> {});
            heard.await("text Grüße"::equals);
            StubSocket.Frame answer = pong.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(answer.opcode()).isEqualTo(StubSocket.PONG);
            assertThat(answer.text()).isEqualTo("there?");
            settled(ground, heard);
        }
    }

    @Test
    void a_websocket_that_the_agent_closes_is_reset_once() throws Exception {
        try (StubAgent agent = new StubAgent((request, in, out) -> {
            StubSocket socket = StubSocket.accept(request, in, out);
            socket.text("goodbye");
            socket.close(1011);
            return !StubAgent.closedByClient(in);
        })) {
            Ground ground = ground(AMPLE_MILLIS);
            Heard heard = connect(ground, agent.address("ws"), socket -> {});
            assertThat(heard.fault()).isEqualTo(Fault.RESET);
            assertThat(heard.lost.get().detail()).contains("1011");
            settled(ground, heard);
            assertThat(heard.events).containsExactly("opened", "text goodbye", "lost RESET");
        }
    }

    @Test
    void a_websocket_whose_connection_breaks_is_reset() throws Exception {
        try (StubAgent agent = new StubAgent((request, in, out) -> {
            StubSocket.accept(request, in, out).read();
            return false;
        })) {
            Ground ground = ground(AMPLE_MILLIS);
            Heard heard = connect(ground, agent.address("ws"), socket -> socket.send("Hello"));
            assertThat(heard.fault()).isEqualTo(Fault.RESET);
            settled(ground, heard);
        }
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHORIZED", "404, CLIENT_ERROR", "429, RATE_LIMITED", "503, SERVER_ERROR", "200, UNREADABLE"})
    void a_websocket_may_be_refused(int status, Fault fault) throws Exception {
        try (StubAgent agent = new StubAgent((request, out) -> StubAgent.reply(out, status, "no"))) {
            Ground ground = ground(AMPLE_MILLIS);
            Heard heard = connect(ground, agent.address("ws"), socket -> socket.send("Hello"));
            assertThat(heard.fault()).isEqualTo(fault);
            settled(ground, heard);
        }
    }

    @Test
    void a_refusal_without_end_is_bounded() throws Exception {
        try (StubAgent agent = new StubAgent((request, out) -> {
            out.write(utf8("HTTP/1.1 503 X\r\nTransfer-Encoding: chunked\r\n\r\n"));
            while (true) {
                chunk(out, CHUNK);
            }
        })) {
            Ground ground = ground(SHORT_MILLIS);
            Heard heard = connect(ground, agent.address("ws"), socket -> {});
            assertThat(heard.fault().blame()).isEqualTo(Fault.Blame.AGENT);
            settled(ground, heard);
        }
    }

    @Test
    void a_handshake_without_an_answer_is_a_timeout() throws Exception {
        try (StubAgent agent = new StubAgent((request, in, out) -> !StubAgent.closedByClient(in))) {
            Ground ground = ground(SHORT_MILLIS);
            Heard heard = connect(ground, agent.address("ws"), socket -> {});
            assertThat(heard.fault()).isEqualTo(Fault.TIMEOUT);
            settled(ground, heard);
        }
    }

    @Test
    void a_message_of_two_mebibytes_is_too_large_in_one_frame_or_in_many() throws Exception {
        for (boolean whole : new boolean[] {true, false}) {
            try (StubAgent agent = new StubAgent((request, in, out) -> {
                StubSocket socket = StubSocket.accept(request, in, out);
                if (whole) {
                    socket.write(true, StubSocket.TEXT, new byte[2 * MEBIBYTE]);
                }
                for (int i = 0; !whole && i < 2 * MEBIBYTE; i += CHUNK.length) {
                    socket.write(false, i == 0 ? StubSocket.TEXT : StubSocket.CONTINUED, CHUNK);
                }
                return !StubAgent.closedByClient(in);
            })) {
                Ground ground = ground(AMPLE_MILLIS);
                Heard heard = connect(ground, agent.address("ws"), socket -> {});
                assertThat(heard.fault()).isEqualTo(Fault.TOO_LARGE);
                settled(ground, heard);
            }
        }
    }

    @Test
    void a_websocket_that_we_close_says_so_and_calls_back_no_more() throws Exception {
        CompletableFuture<Integer> last = new CompletableFuture<>();
        try (StubAgent agent = new StubAgent((request, in, out) -> {
            StubSocket socket = StubSocket.accept(request, in, out);
            socket.text("welcome");
            last.complete(socket.read().opcode());
            return !StubAgent.closedByClient(in);
        })) {
            Ground ground = ground(AMPLE_MILLIS);
            AtomicReference<Line.Socket> socket = new AtomicReference<>();
            Heard heard = connect(ground, agent.address("ws"), socket::set);
            heard.await("text welcome"::equals);
            ground.run(() -> {
                socket.get().close();
                socket.get().send("too late");
            });
            assertThat(last.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(StubSocket.CLOSE);
            settled(ground, heard);
            assertThat(heard.events).containsExactly("opened", "text welcome");
        }
    }

    @Test
    void a_websocket_closed_before_it_opened_calls_nobody_back() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (StubAgent agent = new StubAgent((request, in, out) -> {
            arrived.countDown();
            if (StubAgent.closedByClient(in)) {
                closed.countDown();
            }
            return false;
        })) {
            Ground ground = ground(AMPLE_MILLIS);
            AtomicReference<Line.Socket> socket = new AtomicReference<>();
            Heard heard = connect(ground, agent.address("ws"), socket::set);
            assertThat(arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            ground.run(() -> socket.get().close());
            assertThat(closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            settled(ground, heard);
            assertThat(heard.events).isEmpty();
        }
    }
}
