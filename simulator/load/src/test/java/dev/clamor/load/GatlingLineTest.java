package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The line that every contact of a run has. */
class GatlingLineTest extends LineContract {
    @Override
    protected Ground lay(long timeoutMillis) {
        return new LoopGround(timeoutMillis, null);
    }

    /** The answer, or why there is none. */
    private static CompletableFuture<Object> get(LoopGround ground, StubAgent agent) {
        CompletableFuture<Object> end = new CompletableFuture<>();
        ground.run(() -> ground.line().send(AgentRequest.get(agent.address(), Map.of()), new Line.ResponseListener() {
            @Override
            public void answered(AgentResponse response) {
                end.complete(response.status());
            }

            @Override
            public void lost(AgentReply.Failed failure) {
                end.complete(failure.fault());
            }
        }));
        return end;
    }

    private static Object of(CompletableFuture<Object> end) throws Exception {
        return end.get(AMPLE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Test
    void not_even_a_get_is_repeated_on_a_new_connection() throws Exception {
        try (StubAgent agent =
                        new StubAgent((request, out) -> request.nth() == 1 && StubAgent.reply(out, 200, "once"));
                LoopGround ground = new LoopGround(AMPLE_MILLIS, null)) {
            assertThat(of(get(ground, agent))).isEqualTo(200);
            assertThat(of(get(ground, agent))).isEqualTo(Fault.RESET);
            assertThat(agent.requestsWith("")).hasSize(2);
        }
    }

    @Test
    void an_answer_announced_by_another_is_not_taken_for_the_next_one() throws Exception {
        try (StubAgent agent = new StubAgent((request, out) -> {
                    out.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    return StubAgent.reply(out, 200, "late");
                });
                LoopGround ground = new LoopGround(AMPLE_MILLIS, null)) {
            assertThat(of(get(ground, agent))).isEqualTo(Fault.UNREADABLE);
            assertThat(of(get(ground, agent))).isEqualTo(Fault.UNREADABLE);
            assertThat(agent.requestsWith(""))
                    .extracting(StubAgent.Request::nth)
                    .containsExactly(1, 1);
        }
    }

    @Test
    void a_line_ends_once_the_last_answer_has_come() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean tooSoon = new AtomicBoolean();
        try (StubAgent agent = new StubAgent((request, out) -> {
                    arrived.countDown();
                    answer.await();
                    return StubAgent.reply(out, 200, "goodbye");
                });
                LoopGround ground = new LoopGround(AMPLE_MILLIS, null)) {
            CompletableFuture<Object> farewell = get(ground, agent);
            ground.run(() -> ground.line().end(() -> {
                tooSoon.set(!farewell.isDone());
                ended.countDown();
            }));
            assertThat(arrived.await(AMPLE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            answer.countDown();
            assertThat(ended.await(AMPLE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(tooSoon).isFalse();
            assertThat(of(farewell)).isEqualTo(200);
        }
    }

    @Test
    void a_request_that_cannot_be_made_does_not_keep_a_line_from_ending() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);
        try (LoopGround ground = new LoopGround(AMPLE_MILLIS, null)) {
            AgentRequest impossible = AgentRequest.get(URI.create("turn"), Map.of());
            ground.run(() -> {
                try {
                    ground.line().stream(impossible, null);
                } catch (IllegalArgumentException e) {
                    thrown.complete(e);
                }
                ground.line().end(ended::countDown);
            });
            assertThat(thrown.get(AMPLE_MILLIS, TimeUnit.MILLISECONDS)).isNotNull();
            assertThat(ended.await(AMPLE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    @Test
    void a_line_that_ends_closes_its_websockets() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        CompletableFuture<Integer> last = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);
        try (StubAgent agent = new StubAgent((request, in, out) -> {
                    StubSocket socket = StubSocket.accept(request, in, out);
                    last.complete(socket.read().opcode());
                    return false;
                });
                LoopGround ground = new LoopGround(AMPLE_MILLIS, null)) {
            ground.run(() -> ground.line()
                    .connect(AgentRequest.get(agent.address("ws"), Map.of()), new Line.SocketListener() {
                        @Override
                        public void opened() {
                            open.countDown();
                        }

                        @Override
                        public void text(String message) {
                            throw new AssertionError(message);
                        }

                        @Override
                        public void lost(AgentReply.Failed failure) {
                            last.completeExceptionally(new AssertionError(failure));
                        }
                    }));
            assertThat(open.await(AMPLE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            ground.run(() -> ground.line().end(ended::countDown));
            assertThat(ended.await(AMPLE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(last.get(AMPLE_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(StubSocket.CLOSE);
        }
    }
}
