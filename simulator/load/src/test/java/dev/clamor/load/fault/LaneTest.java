package dev.clamor.load.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.clamor.load.plan.FaultKind;
import dev.clamor.load.plan.FaultKind.Direction;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One direction of a connection in virtual time. */
class LaneTest {
    private static final double NEVER_DRAWN = 0.5;

    private final MockTicker time = Ticker.newMockTicker();
    private final EmbeddedChannel channel =
            EmbeddedChannel.builder().ticker(time).build();
    private final Queue<Double> draws = new ArrayDeque<>();
    private final List<Map.Entry<Long, String>> passed = new ArrayList<>();
    private final Lane lane = new Lane(
            channel.eventLoop(),
            time::nanoTime,
            () -> draws.isEmpty() ? NEVER_DRAWN : draws.remove(),
            (message, promise) -> {
                ByteBuf bytes = (ByteBuf) message;
                passed.add(Map.entry(millis(), bytes.toString(StandardCharsets.UTF_8)));
                bytes.release();
                if (promise != null) {
                    promise.setSuccess();
                }
            });

    @AfterEach
    void end() {
        channel.finishAndReleaseAll();
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(time.nanoTime() - time.initialNanoTime());
    }

    private void pass(long millis) {
        for (int i = 0; i < millis; i++) {
            time.advance(1, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private void take(String text) {
        lane.take(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8), null);
    }

    private static Flow flow(FaultKind.OnWire fault) {
        return Flow.of(fault, false);
    }

    @Test
    void bytes_come_later_by_the_latency_and_at_once_again_when_it_is_over() {
        lane.flow(flow(new FaultKind.Latency(30, 0, Direction.BOTH, 1)));
        take("a");
        pass(10);
        take("b");
        pass(25);
        lane.flow(Flow.FREE);
        assertThat(lane.straight())
                .as("b still waits, and nothing overtakes it")
                .isFalse();
        take("c");
        pass(10);
        assertThat(passed).containsExactly(entry(30L, "a"), entry(40L, "b"), entry(40L, "c"));
        assertThat(lane.straight()).isTrue();
    }

    @Test
    void jitter_never_changes_the_order() {
        lane.flow(flow(new FaultKind.Latency(30, 20, Direction.BOTH, 1)));
        draws.addAll(List.of(0.999_999, 0.000_001, 0.5));
        take("a");
        take("b");
        take("c");
        pass(100);
        assertThat(passed).containsExactly(entry(50L, "a"), entry(50L, "b"), entry(50L, "c"));
    }

    @Test
    void a_bandwidth_lets_bytes_through_in_segments_after_the_time_that_they_take() {
        lane.flow(flow(new FaultKind.Bandwidth(14_600, Direction.BOTH, 1)));
        take("x".repeat(1_460 + 730));
        pass(200);
        assertThat(passed).extracting(Map.Entry::getKey).containsExactly(100L, 150L);
        assertThat(passed).extracting(piece -> piece.getValue().length()).containsExactly(1_460, 730);
    }

    @Test
    void a_slow_drip_brings_a_tenth_of_a_seconds_worth_at_a_time() {
        lane.flow(flow(new FaultKind.SlowDrip(40, 1)));
        take("abcdefghij");
        pass(1_000);
        assertThat(passed).containsExactly(entry(100L, "abcd"), entry(200L, "efgh"), entry(250L, "ij"));
    }

    @Test
    void only_answers_drip() {
        assertThat(Flow.of(new FaultKind.SlowDrip(40, 1), true)).isEqualTo(Flow.FREE);
        assertThat(Flow.of(new FaultKind.Latency(5, 0, Direction.FROM_AGENT, 1), true))
                .isEqualTo(Flow.FREE);
        assertThat(Flow.of(new FaultKind.Latency(5, 0, Direction.TO_AGENT, 1), true)
                        .free())
                .isFalse();
    }

    @Test
    void what_is_held_in_a_blackout_comes_when_it_is_over() {
        lane.flow(flow(new FaultKind.Blackout(Direction.BOTH, 1)));
        take("a");
        pass(500);
        assertThat(passed).isEmpty();
        lane.flow(Flow.FREE);
        assertThat(passed).containsExactly(entry(500L, "a"));
    }

    @Test
    void two_faults_add_their_delays_and_the_lower_limit_holds() {
        Flow both = flow(new FaultKind.Latency(30, 0, Direction.BOTH, 1))
                .and(flow(new FaultKind.Bandwidth(1_000, Direction.BOTH, 1)))
                .and(flow(new FaultKind.Bandwidth(500, Direction.BOTH, 1)))
                .and(flow(new FaultKind.Latency(20, 0, Direction.BOTH, 1)));
        lane.flow(both);
        take("x".repeat(50));
        pass(300);
        assertThat(passed).extracting(Map.Entry::getKey).containsExactly(50L + 100L);
    }

    @Test
    void what_still_waits_at_the_close_is_dropped_and_its_sender_told() {
        lane.flow(flow(new FaultKind.Blackout(Direction.BOTH, 1)));
        ByteBuf bytes = Unpooled.copiedBuffer("a", StandardCharsets.UTF_8);
        ChannelPromise promise = channel.newPromise();
        lane.take(bytes, promise);
        lane.close();
        assertThat(bytes.refCnt()).isZero();
        assertThat(promise.cause()).isInstanceOf(ClosedChannelException.class);
    }
}
