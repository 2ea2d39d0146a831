package dev.clamor.referenceagent;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * The reference agent over HTTP. All threads are daemons.
 *
 * <ul>
 *   <li>{@code POST /chat} is the native turn API; with {@code Accept: text/event-stream} the reply comes as server-sent
 *       events.
 *   <li>{@code GET /chat} with an upgrade is the same over a WebSocket.
 *   <li>{@code GET /actions?conversation=ID} lists what was really changed, {@code POST /reset?conversation=ID} forgets the
 *       conversation.
 *   <li>{@code GET /health} tells that it is up, {@code GET /declared} returns the declared behaviour as JSON,
 *       the one with which it was started.
 * </ul>
 */
public final class ReferenceAgentServer implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int THREADS = 2;
    /** Longer bodies are refused without an explanation; those in between with one. */
    private static final int LONGEST_READ = 16 * Wire.LONGEST_BODY;

    private final EventLoopGroup threads;
    private final WorkRoom room;
    private final ReferenceAgent agent;
    private final DeclaredBehaviour started;
    private final Channel listening;
    private final String host;

    private ReferenceAgentServer(
            EventLoopGroup threads,
            WorkRoom room,
            ReferenceAgent agent,
            DeclaredBehaviour started,
            Channel listening,
            String host) {
        this.threads = threads;
        this.room = room;
        this.agent = agent;
        this.started = started;
        this.listening = listening;
        this.host = host;
    }

    /**
     * Starts an agent.
     *
     * @param host the address to bind, usually {@code 127.0.0.1}
     * @param port the port to bind, 0 for a free one
     * @throws UncheckedIOException when the address cannot be bound
     */
    public static ReferenceAgentServer start(DeclaredBehaviour behaviour, long seed, String host, int port) {
        EventLoopGroup threads = new MultiThreadIoEventLoopGroup(
                THREADS, new DefaultThreadFactory("reference-agent", true), NioIoHandler.newFactory());
        WorkRoom room = new WorkRoom(behaviour.workers(), behaviour.queueLimit());
        ReferenceAgent agent = new ReferenceAgent(behaviour, seed, System::currentTimeMillis, true);
        byte[] declared = Wire.bytes(BehaviourReader.json(behaviour));
        ChannelFuture bound = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(LONGEST_READ),
                                        new Door(agent, room, declared));
                    }
                })
                .bind(new InetSocketAddress(host, port))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            room.close();
            threads.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            String why = bound.cause().getMessage();
            throw new UncheckedIOException(
                    host + ":" + port + ": an address to bind was expected. Found: " + why, new IOException(why));
        }
        return new ReferenceAgentServer(threads, room, agent, behaviour, bound.channel(), host);
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Where to send customer turns. */
    public URI uri() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/chat");
    }

    /**
     * Takes an order while it serves, once it has learnt what it is to know; requests that have arrived may still be answered
     * as before.
     *
     * <ul>
     *   <li>{@code behave DECLARED}: another behaviour, written on one line; its workers and queue stay as they are.
     *   <li>{@code rates NAME=RATE ...}: other rates of these flaws.
     *   <li>{@code backend fails=SHARE slow=MILLIS}: its back end fails this share of what it is asked to do or look up, and
     *       takes so much longer over each.
     *   <li>{@code as-started}: all as it was when it started.
     * </ul>
     *
     * @return {@code ok}, or {@code refused: } and why
     */
    public String obey(String order) {
        agent.awaitLearnt();
        try {
            agent.conduct(Orders.follow(order, agent.conduct(), started));
            return "ok";
        } catch (InvalidBehaviourException e) {
            return "refused: " + String.join("; ", e.problems());
        }
    }

    /** Stops listening and drops what is under way. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        room.close();
        threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
