package dev.clamor.load;

import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.Line;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A line that sends nothing beyond the agent's ceilings: requests, handshakes and messages over a WebSocket alike wait for
 * their time, polls and retries too, and nothing is sent once the money is spent. Used by one thread.
 */
final class GatedLine implements Line {
    private static final Call NOTHING = () -> {};

    private final Line line;
    private final RunState run;
    private final Lane lane;
    private final LongSupplier clock;
    private final LongConsumer held;
    private boolean paid;

    /** @param held hears how long a request of a turn was held back */
    GatedLine(Line line, RunState run, Lane lane, LongSupplier clock, LongConsumer held) {
        this.line = line;
        this.run = run;
        this.lane = lane;
        this.clock = clock;
        this.held = held;
    }

    /** Runs something whose first request has already waited for its time. */
    void paid(Runnable task) {
        paid = true;
        try {
            task.run();
        } finally {
            paid = false;
        }
    }

    @Override
    public Call send(AgentRequest request, ResponseListener listener) {
        return inTime(() -> line.send(request, listener));
    }

    @Override
    public Call stream(AgentRequest request, StreamListener listener) {
        return inTime(() -> line.stream(request, listener));
    }

    @Override
    public Socket connect(AgentRequest handshake, SocketListener listener) {
        return new GatedSocket(handshake, listener);
    }

    @Override
    public Call after(long micros, Runnable task) {
        return line.after(micros, task);
    }

    private Call inTime(Supplier<Call> request) {
        long wait = paid ? 0 : lane.requests().ask(clock.getAsLong());
        paid = false;
        return wait == 0 ? sent(request) : new Waiting(request, wait);
    }

    private Call sent(Supplier<Call> request) {
        return run.requested(lane) ? request.get() : NOTHING;
    }

    /** A request that waits for its time, or has been sent. */
    private final class Waiting implements Call {
        private final Supplier<Call> request;
        private final long since = clock.getAsLong();
        private boolean waiting = true;
        private Call call;

        Waiting(Supplier<Call> request, long micros) {
            this.request = request;
            this.call = line.after(micros, this::again);
        }

        private void again() {
            long now = clock.getAsLong();
            long wait = lane.requests().again(now);
            if (wait > 0) {
                call = line.after(wait, this::again);
                return;
            }
            waiting = false;
            run.holds().requestSent(now - since);
            held.accept(now - since);
            call = sent(request);
        }

        @Override
        public void cancel() {
            if (waiting) {
                waiting = false;
                lane.requests().giveUp();
            }
            call.cancel();
        }
    }

    /** A WebSocket whose handshake and messages wait for their time, in their order; what still waits at its close is dropped. */
    private final class GatedSocket implements Socket {
        private final Queue<Runnable> steps = new ArrayDeque<>();
        private Call waiting = NOTHING;
        private @Nullable Socket socket;
        private boolean holding;
        private boolean going;

        GatedSocket(AgentRequest handshake, SocketListener listener) {
            steps.add(() -> socket = line.connect(handshake, listener));
            go();
        }

        @Override
        public void send(String text) {
            steps.add(() -> {
                if (socket != null) {
                    socket.send(text);
                }
            });
            go();
        }

        private void go() {
            going = true;
            while (!holding && !steps.isEmpty()) {
                Runnable step = steps.remove();
                holding = true;
                waiting = inTime(() -> taken(step));
            }
            going = false;
        }

        private Call taken(Runnable step) {
            holding = false;
            step.run();
            if (!going) {
                go();
            }
            return NOTHING;
        }

        @Override
        public void close() {
            steps.clear();
            waiting.cancel();
            holding = true;
            if (socket != null) {
                socket.close();
            }
        }
    }
}
