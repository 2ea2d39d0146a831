package dev.clamor.benchmarks;

import dev.clamor.metrics.latency.LatencyHistogram;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
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
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * An agent that says the same to everybody after a time drawn from a law, by timers of its one event loop. {@code GET
 * /drawn} gives what it really took since the last such question, from request to answer: number, p50, p95 and p99 in
 * milliseconds. Prints its port; ends with its standard input.
 */
final class LawAgent {
    private static final int MAX_REQUEST = 1 << 16;
    private static final int BACKLOG = 4096;
    private static final long SEED = 20_261_121;
    private static final ByteBuf REPLY =
            Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes("""
                    {"reply":"Thank you for waiting. I have your request in front of me, but I need one more detail before \
                    I can go on. Could you give me the number of your account, please?","state":"open",\
                    "intent":"billing_dispute","confidence":0.87,"asks":["account_number"],"actions":[],\
                    "usage":{"cost":0.0021}}""".getBytes(StandardCharsets.UTF_8)));

    private LawAgent() {}

    /** Serves until standard input ends. Argument: the {@link Law}'s name. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Law law = Law.valueOf(args[0]);
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        InetSocketAddress address = (InetSocketAddress) new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Connection(new Answer(law)))
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel()
                .localAddress();
        System.out.println(address.getPort());
        while (System.in.read() >= 0) {
            // until the parent closes it or dies
        }
        loop.shutdownGracefully();
    }

    private static final class Connection extends ChannelInitializer<SocketChannel> {
        private final Answer answer;

        Connection(Answer answer) {
            this.answer = answer;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_REQUEST), answer);
        }
    }

    /** On the one event loop only. */
    @Sharable
    private static final class Answer extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final Law law;
        private final SplittableRandom random = new SplittableRandom(SEED);
        private LatencyHistogram taken = LatencyHistogram.dense();

        Answer(Law law) {
            this.law = law;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            if (request.uri().equals("/drawn")) {
                context.writeAndFlush(response(drawn()));
                return;
            }
            long from = System.nanoTime();
            double millis = law.millis(random.nextDouble());
            context.executor()
                    .schedule(
                            () -> {
                                taken.record((System.nanoTime() - from) / 1_000);
                                context.writeAndFlush(response(REPLY.duplicate()));
                            },
                            (long) (millis * 1e6),
                            TimeUnit.NANOSECONDS);
        }

        private ByteBuf drawn() {
            String told = taken.count() + " " + taken.percentile(50) / 1e3 + " " + taken.percentile(95) / 1e3 + " "
                    + taken.percentile(99) / 1e3;
            taken = LatencyHistogram.dense();
            return Unpooled.copiedBuffer(told, StandardCharsets.US_ASCII);
        }

        private static DefaultFullHttpResponse response(ByteBuf body) {
            DefaultFullHttpResponse response =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
            return response;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
