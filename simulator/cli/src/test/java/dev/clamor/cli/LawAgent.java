package dev.clamor.cli;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;

/**
 * An agent that answers each request after a time drawn from a law, by timers on an event loop of its own, and remembers
 * what it drew and how late its timers were.
 */
final class LawAgent implements AutoCloseable {
    private static final int MAX_REQUEST = 1 << 16;
    private static final int BACKLOG = 1024;
    private static final byte[] REPLY =
            "{\"reply\":\"Could you tell me a little more about that, please?\"}".getBytes(StandardCharsets.UTF_8);

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final DoubleUnaryOperator quantile;
    private final SplittableRandom random;
    private final List<Double> drawn = new CopyOnWriteArrayList<>();
    private final AtomicLong latestNanos = new AtomicLong();
    private final InetSocketAddress address;

    /**
     * @param quantile the law: milliseconds by share
     * @param seed of the draws
     */
    LawAgent(DoubleUnaryOperator quantile, long seed) throws InterruptedException {
        this.quantile = quantile;
        this.random = new SplittableRandom(seed);
        this.address = (InetSocketAddress) new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_REQUEST), new Answer());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel()
                .localAddress();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + address.getPort() + "/turn");
    }

    void forget() {
        drawn.clear();
        latestNanos.set(0);
    }

    int answers() {
        return drawn.size();
    }

    /** Nearest rank among the times drawn, in milliseconds. */
    double drawnQuantile(double share) {
        double[] sorted =
                drawn.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** How late the latest of its timers was. */
    double latestMillis() {
        return latestNanos.get() / 1e6;
    }

    private final class Answer extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            double millis = quantile.applyAsDouble(random.nextDouble());
            long nanos = (long) (millis * 1e6);
            long due = System.nanoTime() + nanos;
            drawn.add(millis);
            ((EventLoop) context.executor())
                    .schedule(
                            () -> {
                                latestNanos.accumulateAndGet(System.nanoTime() - due, Math::max);
                                context.writeAndFlush(response());
                            },
                            nanos,
                            TimeUnit.NANOSECONDS);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    private static DefaultFullHttpResponse response() {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.OK,
                Unpooled.wrappedBuffer(Arrays.copyOf(REPLY, REPLY.length)));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, REPLY.length);
        return response;
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
