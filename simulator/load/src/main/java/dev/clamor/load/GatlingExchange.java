package dev.clamor.load;

import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.Line;
import io.gatling.http.client.Request;
import io.gatling.http.client.RequestBuilder;
import io.gatling.http.client.body.bytearray.ByteArrayRequestBodyBuilder;
import io.gatling.http.client.uri.Uri;
import io.gatling.http.engine.HttpEngine;
import io.gatling.http.util.SslContexts;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Sends through Gatling's HTTP engine: each customer has connections of their own, closed when the contact ends, or all
 * share those of a {@link ConnectionPool}. Certificates are verified, with the host's name; Gatling's own contexts would
 * trust any.
 */
final class GatlingExchange implements Connections {
    private static final String SECURE = "https";
    private static final String SECURE_SOCKET = "wss";
    private static final int MOST_ADDRESSES = 1_000;

    private final HttpEngine engine;
    private final ChannelFactory<? extends SocketChannel> channels;
    private final long timeoutMillis;
    private final long connectTimeoutMillis;
    private final SslContexts tls;
    private final @Nullable ConnectionPool pool;
    private final SocketCount sockets = new SocketCount();
    private final Map<URI, Uri> addresses = new ConcurrentHashMap<>();

    /**
     * @param channels of the kind that the engine's event loops carry
     * @param timeoutMillis from the sending to the last byte of the answer, or to the opening of a WebSocket
     * @param connectTimeoutMillis a connection that takes longer under a planned fault is given up
     * @param trust who may have signed the agent's certificate; null for whom the JDK trusts
     * @param pool null where each customer has connections of their own
     */
    GatlingExchange(
            HttpEngine engine,
            ChannelFactory<? extends SocketChannel> channels,
            long timeoutMillis,
            long connectTimeoutMillis,
            @Nullable TrustManagerFactory trust,
            @Nullable ConnectionPool pool) {
        this.engine = engine;
        this.pool = pool;
        this.channels = channels;
        this.timeoutMillis = timeoutMillis;
        this.connectTimeoutMillis = connectTimeoutMillis;
        this.tls = new SslContexts(
                SslContextBuilder.forClient().trustManager(trust).endpointIdentificationAlgorithm("HTTPS"),
                Option.empty());
    }

    /** The connections made through this. */
    SocketCount sockets() {
        return sockets;
    }

    @Override
    public int open() {
        return sockets.open();
    }

    @Override
    public int waiting() {
        return pool == null ? 0 : pool.waiting();
    }

    @Override
    public long failures() {
        return sockets.failures();
    }

    /**
     * Sends; what comes back goes to the collector, on the event loop.
     *
     * @param waits asked at once who hears how long the request waits for a connection, if it has to
     */
    void send(EventLoop loop, long user, AgentRequest request, ReplyCollector collector, Supplier<LongConsumer> waits) {
        Request made = made(request, collector);
        Option<SslContexts> secured = tls(request.uri());
        if (pool == null) {
            execute(made, user, false, loop, collector, secured);
        } else {
            pool.send(loop, collector, () -> execute(made, user, true, loop, collector, secured), waits);
        }
    }

    private void execute(
            Request request,
            long user,
            boolean shared,
            EventLoop loop,
            ReplyCollector collector,
            Option<SslContexts> secured) {
        engine.executeRequest(request, user, shared, loop, collector, secured);
        collector.sent();
    }

    private Request made(AgentRequest request, ReplyCollector collector) {
        RequestBuilder builder = new RequestBuilder(
                        "turn", HttpMethod.valueOf(request.method()), address(request.uri()), collector)
                .setRequestTimeout(timeoutMillis);
        if (request.body().length > 0) {
            builder.setBodyBuilder(new ByteArrayRequestBodyBuilder(request.body(), null));
        }
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            builder.addHeader(header.getKey(), header.getValue());
        }
        return builder.build();
    }

    /** Closes the connections that the user keeps for further requests. */
    void leave(EventLoop loop, long user) {
        engine.flushClientIdChannels(user, loop);
    }

    /** Opens a WebSocket on the event loop. */
    NettySocket connect(EventLoop loop, AgentRequest handshake, Line.SocketListener listener, Passage passage) {
        boolean secure = SECURE_SOCKET.equalsIgnoreCase(handshake.uri().getScheme());
        NettySocket socket = new NettySocket(loop, handshake, timeoutMillis, listener, sockets);
        socket.open(channels, secure ? tls.getSslContext() : null, passage);
        return socket;
    }

    /**
     * The address as Gatling's client has it.
     *
     * @throws IllegalArgumentException if it is none that can be sent to
     */
    Uri address(URI uri) {
        Uri known = addresses.get(uri);
        if (known == null) {
            known = Uri.create(uri.toString());
            if (addresses.size() < MOST_ADDRESSES) {
                addresses.put(uri, known);
            }
        }
        return known;
    }

    long connectTimeoutMillis() {
        return connectTimeoutMillis;
    }

    static boolean isSecure(URI uri) {
        return SECURE.equalsIgnoreCase(uri.getScheme()) || SECURE_SOCKET.equalsIgnoreCase(uri.getScheme());
    }

    private Option<SslContexts> tls(URI uri) {
        return SECURE.equalsIgnoreCase(uri.getScheme()) ? Option.apply(tls) : Option.empty();
    }
}
