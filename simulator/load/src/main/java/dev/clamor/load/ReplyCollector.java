package dev.clamor.load;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.Line;
import dev.clamor.engine.wire.Misfortune;
import dev.clamor.engine.wire.Misfortune.Stage;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.gatling.http.client.resolver.InetAddressNameResolver;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands one response on as it comes, bounded in size; the request's timeout bounds it in time, to the last byte.
 *
 * <p>Subtleness ahead: Gatling's client sends a request again, whatever its method, when a reused connection is closed
 * before the answer, be it by the agent or by {@link #cancel}. A customer's message must not be said twice unnoticed.
 * The client asks for the agent's address before it opens the connection for that, and this class, which is also the
 * request's name resolver, tells it none: the turn is a {@code RESET}.
 */
final class ReplyCollector implements HttpListener, InetAddressNameResolver {
    static final int MAX_BYTES = 1 << 20;
    private static final int FIRST_FINAL_STATUS = 200;
    private static final byte[] NOTHING = {};

    private final Line.StreamListener listener;
    private final EventLoop loop;
    private final Runnable whenOver;
    private final Passage passage;
    private final SocketCount sockets;
    private byte[] buffer = NOTHING;
    private long received;
    private boolean sent;
    private boolean begun;
    private boolean over;
    private boolean cancelled;
    private @Nullable Channel channel;
    private @Nullable Runnable whenFree;

    /**
     * @param whenOver is run once, when nothing more is to come or to be handed on
     * @param passage by which connections are opened
     * @param sockets counts the connection
     */
    ReplyCollector(
            Line.StreamListener listener, EventLoop loop, Runnable whenOver, Passage passage, SocketCount sockets) {
        this.listener = listener;
        this.loop = loop;
        this.whenOver = whenOver;
        this.passage = passage;
        this.sockets = sockets;
    }

    /** The request waits for a connection, or holds the place of one: {@code whenFree} is run once when it does no more. */
    void holds(Runnable whenFree) {
        this.whenFree = whenFree;
    }

    private void free() {
        Runnable then = whenFree;
        whenFree = null;
        if (then != null) {
            then.run();
        }
    }

    /** The client has taken the request; before this a loss is told later, never from inside the sending. */
    void sent() {
        sent = true;
    }

    /** Drops the response: nothing is handed on any more, and the connection is closed. */
    void cancel() {
        cancelled = true;
        if (!over) {
            finish();
            hangUp();
        }
    }

    private void hangUp() {
        if (channel != null) {
            channel.close();
        }
    }

    private void finish() {
        over = true;
        if (channel != null || !sent) { // else a connection is being opened
            free();
        }
        whenOver.run();
    }

    @Override
    public Future<List<InetAddress>> resolveAll(
            String host, Promise<List<InetAddress>> promise, HttpListener requester) {
        if (over || channel != null) {
            return promise.setFailure(new IOException("connection closed before the answer"));
        }
        passage.connecting(() -> resolve(host, promise, requester), promise::tryFailure);
        return promise;
    }

    private void resolve(String host, Promise<List<InetAddress>> promise, HttpListener requester) {
        if (over) {
            promise.tryFailure(new IOException("given up"));
        } else {
            InetAddressNameResolver.JAVA_RESOLVER.resolveAll(host, promise, requester);
        }
    }

    @Override
    public void close() {
        // holds nothing
    }

    @Override
    public void onFinalClientRequest(Request request) {
        // nothing to note: the request was built here
    }

    @Override
    public void onWrite(Channel used) {
        channel = used;
        passage.connected(used);
        sockets.used(used);
        if (over) {
            hangUp();
            free();
        } else {
            AnswerLimit.expect(used);
        }
    }

    @Override
    public void onHttpResponse(HttpResponseStatus status, HttpHeaders headers) {
        if (over) {
            return;
        }
        if (status.code() < FIRST_FINAL_STATUS) { // Gatling takes it for the answer, and the answer for the next one
            lost(new AgentReply.Failed(Fault.UNREADABLE, "HTTP " + status.code() + " before the answer"));
            hangUp();
            return;
        }
        begun = true;
        if (channel != null) {
            AnswerLimit.begun(channel);
        }
        listener.begun(status.code(), headers::getAll);
    }

    @Override
    public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
        if (over) {
            return;
        }
        int length = chunk.readableBytes();
        received += length;
        if (received > MAX_BYTES) {
            lost(new AgentReply.Failed(Fault.TOO_LARGE, "more than " + MAX_BYTES + " bytes"));
            hangUp();
            return;
        }
        if (length > buffer.length) {
            buffer = new byte[length];
        }
        chunk.getBytes(chunk.readerIndex(), buffer, 0, length);
        if (length > 0) {
            listener.bytes(buffer, length);
        }
        if (last && !over) {
            finish();
            listener.ended();
        }
    }

    @Override
    public void onThrowable(Throwable cause) {
        sockets.failed(cause);
        lost(Misfortune.of(cause, channel == null ? Stage.CONNECTING : begun ? Stage.READING : Stage.WAITING));
        free();
    }

    private void lost(AgentReply.Failed failure) {
        if (over) {
            return;
        }
        finish();
        if (sent) {
            listener.lost(failure);
        } else {
            loop.execute(() -> {
                if (!cancelled) {
                    listener.lost(failure);
                }
            });
        }
    }
}
