package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The same line over connections that all customers share. */
class SharedLineTest extends LineContract {
    private static final int PLACES = 8;

    @Override
    protected Ground lay(long timeoutMillis) {
        return new LoopGround(timeoutMillis, null, new ConnectionPool(PLACES, System::nanoTime));
    }

    /** A request of another customer, and what became of it. */
    private static final class Asked implements Line.ResponseListener {
        private final CompletableFuture<Object> end = new CompletableFuture<>();
        private final AtomicLong waited = new AtomicLong(-1);
        private volatile Line.Call call;

        static Asked by(LoopGround ground, long user, StubAgent agent) {
            Asked asked = new Asked();
            ground.run(() -> asked.call = ground.line(user, asked.waited::set)
                    .send(
                            new AgentRequest(
                                    "POST",
                                    agent.address(),
                                    Map.of(),
                                    ("of " + user).getBytes(StandardCharsets.US_ASCII)),
                            asked));
            return asked;
        }

        @Override
        public void answered(AgentResponse response) {
            end.complete(response.status());
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            end.complete(failure.fault());
        }

        Object end() throws Exception {
            return end.get(AMPLE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static void settle(LoopGround ground) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        ground.run(() -> ground.run(done::countDown));
        assertThat(done.await(AMPLE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void customers_share_no_more_connections_than_they_may() throws Exception {
        try (StubAgent agent = StubAgent.friendly();
                LoopGround ground = new LoopGround(AMPLE_MILLIS, null, new ConnectionPool(2, System::nanoTime))) {
            List<Asked> all = new ArrayList<>();
            for (int user = 0; user < 50; user++) {
                all.add(Asked.by(ground, user, agent));
            }
            for (Asked asked : all) {
                assertThat(asked.end()).isEqualTo(200);
            }
            assertThat(agent.requestsWith("of ")).hasSize(50);
            assertThat(agent.requestsWith("of ").stream().filter(request -> request.nth() == 1))
                    .hasSize(2);
        }
    }

    @Test
    void a_request_that_finds_no_connection_waits_and_says_how_long() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicLong nanos = new AtomicLong();
        ConnectionPool pool = new ConnectionPool(1, nanos::get);
        try (StubAgent agent = new StubAgent((request, out) -> {
                    arrived.countDown();
                    answer.await();
                    return StubAgent.reply(out, 200, "late");
                });
                LoopGround ground = new LoopGround(AMPLE_MILLIS, null, pool)) {
            Asked first = Asked.by(ground, 1, agent);
            Asked second = Asked.by(ground, 2, agent);
            assertThat(arrived.await(AMPLE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            settle(ground);
            assertThat(pool.waiting()).isEqualTo(1);
            nanos.set(7_000_000);
            answer.countDown();
            assertThat(first.end()).isEqualTo(200);
            assertThat(second.end()).isEqualTo(200);
            assertThat(first.waited).hasValue(-1);
            assertThat(second.waited).hasValue(7_000);
            assertThat(pool.waiting()).isZero();
        }
    }

    @Test
    void a_request_that_is_given_up_while_it_waits_is_never_sent() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        ConnectionPool pool = new ConnectionPool(1, System::nanoTime);
        try (StubAgent agent = new StubAgent((request, out) -> {
                    answer.await();
                    return StubAgent.reply(out, 200, "late");
                });
                LoopGround ground = new LoopGround(AMPLE_MILLIS, null, pool)) {
            Asked first = Asked.by(ground, 1, agent);
            Asked second = Asked.by(ground, 2, agent);
            ground.run(() -> second.call.cancel());
            settle(ground);
            assertThat(pool.waiting()).isZero();
            Asked third = Asked.by(ground, 3, agent);
            answer.countDown();
            assertThat(first.end()).isEqualTo(200);
            assertThat(third.end()).isEqualTo(200);
            assertThat(agent.requestsWith("of 2")).isEmpty();
            assertThat(second.end).isNotDone();
        }
    }

    @Test
    void a_connection_that_breaks_leaves_its_place_to_another_and_repeats_nothing() throws Exception {
        try (StubAgent agent =
                        new StubAgent((request, out) -> request.nth() == 1 && StubAgent.reply(out, 200, "once"));
                LoopGround ground = new LoopGround(AMPLE_MILLIS, null, new ConnectionPool(1, System::nanoTime))) {
            List<Object> ends = new ArrayList<>();
            for (int user = 1; user <= 6; user++) {
                ends.add(Asked.by(ground, user, agent).end());
            }
            assertThat(ends).containsExactly(200, Fault.RESET, 200, Fault.RESET, 200, Fault.RESET);
            assertThat(agent.requestsWith("of ")).hasSize(6);
        }
    }

    @Test
    void whoever_gives_up_or_runs_out_of_time_leaves_the_place_too() throws Exception {
        try (StubAgent agent =
                        new StubAgent((request, in, out) -> request.body().equals("of 9")
                                ? StubAgent.reply(out, 200, "at last")
                                : !StubAgent.closedByClient(in));
                LoopGround ground = new LoopGround(BEGUN_MILLIS, null, new ConnectionPool(1, System::nanoTime))) {
            assertThat(Asked.by(ground, 1, agent).end()).isEqualTo(Fault.TIMEOUT);
            Asked second = Asked.by(ground, 2, agent);
            ground.run(() -> second.call.cancel());
            assertThat(Asked.by(ground, 9, agent).end()).isEqualTo(200);
        }
    }
}
