package dev.clamor.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.RunEvent;
import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.engine.target.Ceilings;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatedLineTest {
    private static final URI AGENT = URI.create("http://127.0.0.1:9/turn");
    private static final long SECOND = 1_000_000;
    private static final Line.ResponseListener NOBODY = new Line.ResponseListener() {
        @Override
        public void answered(AgentResponse response) {}

        @Override
        public void lost(AgentReply.Failed failure) {}
    };
    private static final Line.SocketListener NO_ONE = new Line.SocketListener() {
        @Override
        public void opened() {}

        @Override
        public void text(String message) {}

        @Override
        public void lost(AgentReply.Failed failure) {}
    };

    private final Bench bench = new Bench();
    private final List<Long> held = new ArrayList<>();

    private RunState run(double perSecond, double spend, double price) {
        return new RunState(
                new Crowd().arriving(1, 1, AGENT, new Ceilings(Integer.MAX_VALUE, perSecond, spend, price)));
    }

    private GatedLine line(RunState run) {
        return new GatedLine(bench, run, run.lanes().get(0), () -> bench.now, held::add);
    }

    private static AgentRequest request(String path) {
        return AgentRequest.get(AGENT.resolve(path), Map.of());
    }

    @Test
    void requests_beyond_the_ceiling_wait_for_their_time_and_are_counted() {
        RunState run = run(2, Double.POSITIVE_INFINITY, 0);
        GatedLine line = line(run);
        for (int i = 0; i < 5; i++) {
            line.send(request("/" + i), NOBODY);
        }
        bench.pass(10 * SECOND);
        assertThat(bench.log).containsExactly("0 /0", "0 /1", SECOND + " /2", SECOND + " /3", 2 * SECOND + " /4");
        assertThat(held).containsExactly(SECOND, SECOND, 2 * SECOND);
        assertThat(run.holds().soFar(7)).isEqualTo(new RunEvent.CeilingHeld(7, 0, 0, 0, 3, 4 * SECOND));
    }

    @Test
    void what_is_paid_for_goes_at_once_and_what_follows_waits() {
        RunState run = run(1, Double.POSITIVE_INFINITY, 0);
        GatedLine line = line(run);
        assertThat(run.lanes().get(0).requests().ask(0)).isZero();
        line.paid(() -> {
            line.send(request("/first"), NOBODY);
            line.send(request("/second"), NOBODY);
        });
        bench.pass(SECOND);
        assertThat(bench.log).containsExactly("0 /first", SECOND + " /second");
    }

    @Test
    void a_request_dropped_while_it_waits_is_never_sent_and_delays_nobody() {
        GatedLine line = line(run(1, Double.POSITIVE_INFINITY, 0));
        line.send(request("/0"), NOBODY);
        Line.Call dropped = line.send(request("/1"), NOBODY);
        dropped.cancel();
        line.send(request("/2"), NOBODY);
        bench.pass(10 * SECOND);
        assertThat(bench.log).containsExactly("0 /0", SECOND + " /2");
    }

    @Test
    void a_request_dropped_after_it_waited_is_dropped_on_the_line() {
        GatedLine line = line(run(1, Double.POSITIVE_INFINITY, 0));
        line.send(request("/0"), NOBODY);
        Line.Call waited = line.send(request("/1"), NOBODY);
        bench.pass(SECOND);
        waited.cancel();
        assertThat(bench.log).containsExactly("0 /0", SECOND + " /1", SECOND + " dropped");
    }

    @Test
    void a_web_socket_keeps_the_order_of_its_messages() {
        GatedLine line = line(run(1, Double.POSITIVE_INFINITY, 0));
        Line.Socket socket = line.connect(request("/socket"), NO_ONE);
        socket.send("one");
        socket.send("two");
        bench.pass(10 * SECOND);
        socket.send("three");
        assertThat(bench.log)
                .containsExactly("0 /socket", SECOND + " one", 2 * SECOND + " two", 10 * SECOND + " three");
    }

    @Test
    void a_web_socket_that_is_closed_sends_nothing_more() {
        GatedLine line = line(run(1, Double.POSITIVE_INFINITY, 0));
        Line.Socket socket = line.connect(request("/socket"), NO_ONE);
        socket.send("one");
        socket.close();
        bench.pass(10 * SECOND);
        assertThat(bench.log).containsExactly("0 /socket", "0 closed");
    }

    @Test
    void nothing_is_sent_once_the_money_is_spent() {
        RunState run = run(Double.POSITIVE_INFINITY, 1, 0.5);
        GatedLine line = line(run);
        for (int i = 0; i < 4; i++) {
            line.send(request("/" + i), NOBODY);
        }
        assertThat(bench.log).containsExactly("0 /0", "0 /1");
        assertThat(run.endReason()).isEqualTo(EndReason.SPEND_CAP);
    }

    /** A line that writes down what is sent and when, and whose time passes when told. */
    private static final class Bench implements Line {
        private record Timer(long at, Runnable task) {}

        private final List<String> log = new ArrayList<>();
        private final List<Timer> timers = new ArrayList<>();
        private long now;

        void pass(long micros) {
            long until = now + micros;
            for (Timer next = next(until); next != null; next = next(until)) {
                timers.remove(next);
                now = next.at;
                next.task.run();
            }
            now = until;
        }

        private Timer next(long until) {
            return timers.stream()
                    .filter(timer -> timer.at <= until)
                    .min(Comparator.comparingLong(Timer::at))
                    .orElse(null);
        }

        private void note(String what) {
            log.add(now + " " + what);
        }

        @Override
        public Call send(AgentRequest request, ResponseListener listener) {
            note(request.uri().getPath());
            return () -> note("dropped");
        }

        @Override
        public Call stream(AgentRequest request, StreamListener listener) {
            note(request.uri().getPath());
            return () -> note("dropped");
        }

        @Override
        public Socket connect(AgentRequest handshake, SocketListener listener) {
            note(handshake.uri().getPath());
            return new Socket() {
                @Override
                public void send(String text) {
                    note(text);
                }

                @Override
                public void close() {
                    note("closed");
                }
            };
        }

        @Override
        public Call after(long micros, Runnable task) {
            Timer timer = new Timer(now + micros, task);
            timers.add(timer);
            return () -> timers.remove(timer);
        }
    }
}
