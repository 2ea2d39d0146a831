package dev.clamor.load;

import dev.clamor.conversation.AgentReply;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import dev.clamor.load.fault.ContactWires;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One customer's line through Gatling's engine; everything runs on the customer's event loop. */
final class GatlingLine implements Line {
    private static final byte[] NOTHING = {};

    private final GatlingExchange exchange;
    private final EventLoop loop;
    private final long user;
    private final Consumer<Runnable> guard;
    private final Supplier<LongConsumer> waits;
    private final Runnable released = this::released;
    private final List<NettySocket> sockets = new ArrayList<>(0);
    private int underWay;
    private @Nullable Runnable whenIdle;

    /**
     * @param guard runs every callback; an exception in one must not reach the event loop
     * @param waits gives, for a request that has to wait for a connection, who hears how many microseconds it did
     */
    GatlingLine(
            GatlingExchange exchange,
            EventLoop loop,
            long user,
            Consumer<Runnable> guard,
            Supplier<LongConsumer> waits) {
        this.exchange = exchange;
        this.loop = loop;
        this.user = user;
        this.guard = guard;
        this.waits = waits;
    }

    @Override
    public Call send(AgentRequest request, ResponseListener listener) {
        return start(request, new Whole(listener), Passage.STRAIGHT);
    }

    @Override
    public Call stream(AgentRequest request, StreamListener listener) {
        return start(request, new Guarded(listener), Passage.STRAIGHT);
    }

    private Call start(AgentRequest request, StreamListener listener, Passage passage) {
        ReplyCollector collector = new ReplyCollector(listener, loop, released, passage, exchange.sockets());
        underWay++;
        try {
            exchange.send(loop, user, request, collector, waits);
        } catch (RuntimeException e) { // it could not be made: nothing is under way
            collector.cancel();
            throw e;
        }
        return collector::cancel;
    }

    @Override
    public Socket connect(AgentRequest handshake, SocketListener listener) {
        return open(handshake, listener, Passage.STRAIGHT);
    }

    private Socket open(AgentRequest handshake, SocketListener listener, Passage passage) {
        NettySocket socket = exchange.connect(loop, handshake, new GuardedSocket(listener), passage);
        sockets.add(socket);
        return socket;
    }

    /** The same line for what is subject to planned faults between us and the agent. */
    Line under(ContactWires wires) {
        return new Under(wires);
    }

    @Override
    public Call after(long micros, Runnable task) {
        var timer = loop.schedule(() -> guard.accept(task), micros, TimeUnit.MICROSECONDS);
        return () -> timer.cancel(false);
    }

    /** Closes every WebSocket that is still open, and goes on once the last answer has come or is given up. */
    void end(Runnable then) {
        sockets.forEach(NettySocket::close);
        if (underWay == 0) {
            then.run();
        } else {
            whenIdle = then;
        }
    }

    private void released() {
        underWay--;
        Runnable then = whenIdle;
        if (underWay == 0 && then != null) {
            whenIdle = null;
            loop.execute(() -> guard.accept(then));
        }
    }

    /** What goes over it is delayed, cut or stopped while faults are on. */
    private final class Under implements Line {
        private final ContactWires wires;

        Under(ContactWires wires) {
            this.wires = wires;
        }

        private Passage passage(AgentRequest request) {
            boolean secure = GatlingExchange.isSecure(request.uri());
            return Passage.under(wires, loop, secure, exchange.connectTimeoutMillis());
        }

        @Override
        public Call send(AgentRequest request, ResponseListener listener) {
            return start(request, new Whole(listener), passage(request));
        }

        @Override
        public Call stream(AgentRequest request, StreamListener listener) {
            return start(request, new Guarded(listener), passage(request));
        }

        @Override
        public Socket connect(AgentRequest handshake, SocketListener listener) {
            return open(handshake, listener, passage(handshake));
        }

        @Override
        public Call after(long micros, Runnable task) {
            return GatlingLine.this.after(micros, task);
        }
    }

    /** Runs callbacks under the guard. */
    private final class GuardedSocket implements SocketListener {
        private final SocketListener to;

        GuardedSocket(SocketListener to) {
            this.to = to;
        }

        @Override
        public void opened() {
            guard.accept(to::opened);
        }

        @Override
        public void text(String message) {
            guard.accept(() -> to.text(message));
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            guard.accept(() -> to.lost(failure));
        }
    }

    /** Runs callbacks under the guard. */
    private final class Guarded implements StreamListener {
        private final StreamListener to;

        Guarded(StreamListener to) {
            this.to = to;
        }

        @Override
        public void begun(int status, AgentResponse.Headers headers) {
            guard.accept(() -> to.begun(status, headers));
        }

        @Override
        public void bytes(byte[] chunk, int length) {
            guard.accept(() -> to.bytes(chunk, length));
        }

        @Override
        public void ended() {
            guard.accept(to::ended);
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            guard.accept(() -> to.lost(failure));
        }
    }

    /** Collects a whole answer; only what is told of it runs under the guard. */
    private final class Whole implements StreamListener {
        private final ResponseListener listener;
        private AgentResponse.Headers headers = AgentResponse.Headers.NONE;
        private byte[] body = NOTHING;
        private int length;
        private int status;

        Whole(ResponseListener listener) {
            this.listener = listener;
        }

        @Override
        public void begun(int code, AgentResponse.Headers all) {
            status = code;
            headers = all;
        }

        @Override
        public void bytes(byte[] chunk, int more) {
            if (length + more > body.length) {
                body = Arrays.copyOf(body, Math.max(2 * body.length, length + more));
            }
            System.arraycopy(chunk, 0, body, length, more);
            length += more;
        }

        @Override
        public void ended() {
            byte[] all = length == body.length ? body : Arrays.copyOf(body, length);
            guard.accept(() -> listener.answered(new AgentResponse(status, headers, all)));
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            guard.accept(() -> listener.lost(failure));
        }
    }
}
