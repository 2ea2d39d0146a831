package dev.clamor.load;

import dev.clamor.conversation.AgentReply;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import io.netty.channel.EventLoop;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One customer's line through Gatling's engine; everything runs on the customer's event loop. */
final class GatlingLine implements Line {
    private static final int FIRST_BYTES = 1024;

    private final GatlingExchange exchange;
    private final EventLoop loop;
    private final long user;
    private final Consumer<Runnable> guard;

    /** @param guard runs every callback; an exception in one must not reach the event loop */
    GatlingLine(GatlingExchange exchange, EventLoop loop, long user, Consumer<Runnable> guard) {
        this.exchange = exchange;
        this.loop = loop;
        this.user = user;
        this.guard = guard;
    }

    @Override
    public Call send(AgentRequest request, ResponseListener listener) {
        return stream(request, new Whole(listener));
    }

    @Override
    public Call stream(AgentRequest request, StreamListener listener) {
        ReplyCollector collector = new ReplyCollector(new Guarded(listener));
        exchange.send(loop, user, request, collector);
        return collector::cancel;
    }

    @Override
    public Socket connect(AgentRequest handshake, SocketListener listener) {
        throw new UnsupportedOperationException("line: expected a request. Found: a WebSocket");
    }

    @Override
    public Call after(long micros, Runnable task) {
        var timer = loop.schedule(() -> guard.accept(task), micros, TimeUnit.MICROSECONDS);
        return () -> timer.cancel(false);
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

    /** Collects a whole answer. */
    private static final class Whole implements StreamListener {
        private final ResponseListener listener;
        private AgentResponse.Headers headers = AgentResponse.Headers.NONE;
        private byte[] body = new byte[FIRST_BYTES];
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
            listener.answered(new AgentResponse(status, headers, Arrays.copyOf(body, length)));
        }

        @Override
        public void lost(AgentReply.Failed failure) {
            listener.lost(failure);
        }
    }
}
