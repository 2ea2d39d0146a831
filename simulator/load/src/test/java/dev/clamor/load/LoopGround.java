package dev.clamor.load;

import io.gatling.http.client.HttpClientConfig;
import io.gatling.http.client.impl.DefaultHttpClient;
import io.gatling.http.engine.HttpEngine;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.net.ssl.TrustManagerFactory;

/** A line of Gatling's on an event loop of its own. */
final class LoopGround implements LineContract.Ground {
    private static final long USER = 7;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final DefaultHttpClient client = new DefaultHttpClient(new HttpClientConfig()
            .setConnectTimeout(LineContract.AMPLE_MILLIS)
            .setChannelPoolIdleTimeout(LineContract.AMPLE_MILLIS)
            .setEnableSni(true)
            .setDefaultCharset(StandardCharsets.UTF_8));
    private final EventLoop loop = loops.next();
    private final GatlingExchange exchange;
    private final GatlingLine line;

    /** @param trust null for whom the JDK trusts */
    LoopGround(long timeoutMillis, TrustManagerFactory trust) {
        this(timeoutMillis, trust, null);
    }

    /** @param pool null for connections of the customer's own */
    LoopGround(long timeoutMillis, TrustManagerFactory trust, ConnectionPool pool) {
        exchange = new GatlingExchange(
                new HttpEngine(null, client, loops, null, null),
                NioSocketChannel::new,
                timeoutMillis,
                timeoutMillis,
                trust,
                pool);
        line = line(USER, micros -> {});
    }

    /** Another customer's line on the same event loop. */
    GatlingLine line(long user, LongConsumer waited) {
        return new GatlingLine(exchange, loop, user, Runnable::run, () -> waited);
    }

    @Override
    public GatlingLine line() {
        return line;
    }

    @Override
    public void run(Runnable task) {
        loop.execute(task);
    }

    @Override
    public void close() {
        client.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
