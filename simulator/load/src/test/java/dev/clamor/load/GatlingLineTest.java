package dev.clamor.load;

import dev.clamor.engine.wire.Line;
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

/** The line that every contact of a run has. */
class GatlingLineTest extends LineContract {
    private static final long USER = 7;

    @Override
    protected Ground lay(long timeoutMillis) {
        return new LoopGround(timeoutMillis);
    }

    /** An event loop with a client of Gatling's. */
    private static final class LoopGround implements Ground {
        private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        private final DefaultHttpClient client = new DefaultHttpClient(new HttpClientConfig()
                .setConnectTimeout(AMPLE_MILLIS)
                .setChannelPoolIdleTimeout(AMPLE_MILLIS)
                .setEnableSni(true)
                .setDefaultCharset(StandardCharsets.UTF_8));
        private final EventLoop loop = loops.next();
        private final GatlingLine line;

        LoopGround(long timeoutMillis) {
            GatlingExchange exchange = new GatlingExchange(
                    new HttpEngine(null, client, loops, null, null), NioSocketChannel::new, timeoutMillis, null);
            line = new GatlingLine(exchange, loop, USER, Runnable::run);
        }

        @Override
        public Line line() {
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
}
