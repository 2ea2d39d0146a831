package dev.clamor.load.fault;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the agent as planned faults leave it. Sits in front of all other handlers, TLS included, so that what it
 * delays is what is on the wire.
 *
 * <p>The agent may close before everything that it sent has been let through. Only the input is shut down then, and the
 * connection is closed after the last byte; a reset by the agent is not held back.
 */
final class FaultyWire extends ChannelDuplexHandler implements WireFaults.Watcher {
    private static final String NAME = "clamor-planned-faults";
    /** What may wait before no more is read: the agent's sending slows down then, as on a slow wire. */
    private static final long MOST_WAITING = 256 << 10;

    private final WireFaults faults;
    private final WireFaults.Connection connection;
    private final ChannelHandlerContext context;
    private final Lane toAgent;
    private final Lane fromAgent;
    private String resetBy = "";
    private boolean ended;

    private FaultyWire(Channel channel, WireFaults faults, WireFaults.Connection connection) {
        this.faults = faults;
        this.connection = connection;
        this.context = channel.pipeline().addFirst(NAME, this).context(this);
        this.toAgent = new Lane(channel.eventLoop(), System::nanoTime, connection::jitter, this::sent);
        this.fromAgent = new Lane(channel.eventLoop(), System::nanoTime, connection::jitter, this::arrived);
    }

    /** Puts a connection under these faults, unless it is already. On its event loop. */
    static void install(Channel channel, WireFaults faults, WireFaults.Connection connection) {
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        FaultyWire wire = new FaultyWire(channel, faults, connection);
        faults.watch(wire);
        wire.look();
    }

    static boolean isOn(Channel channel) {
        return channel.pipeline().get(NAME) != null;
    }

    @Override
    public void changed() {
        context.executor().execute(() -> {
            look();
            if (!resetBy.isEmpty()) {
                reset();
            }
        });
    }

    private void look() {
        Flow there = Flow.FREE;
        Flow back = Flow.FREE;
        resetBy = "";
        for (WireFaults.Active one : faults.on(connection)) {
            there = there.and(Flow.of(one.kind(), true));
            back = back.and(Flow.of(one.kind(), false));
            resetBy = one.resets() ? one.fault() : resetBy;
        }
        toAgent.flow(there);
        fromAgent.flow(back);
    }

    /** The agent sees a real reset; what is above hears of it as of one by the other side. */
    private void reset() {
        if (context.channel().isOpen()) {
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            context.fireExceptionCaught(new IOException("connection reset by the planned fault " + resetBy));
            context.close();
        }
    }

    private void sent(Object message, @Nullable ChannelPromise promise) {
        if (promise == null) {
            context.writeAndFlush(message);
        } else {
            context.writeAndFlush(message, promise);
        }
    }

    private void arrived(Object message, @Nullable ChannelPromise promise) {
        context.fireChannelRead(message);
        context.fireChannelReadComplete();
        readOn();
        if (ended && fromAgent.isEmpty()) {
            context.close();
        }
    }

    private void readOn() {
        context.channel().config().setAutoRead(fromAgent.bytes() < MOST_WAITING);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!resetBy.isEmpty()) {
            ReferenceCountUtil.release(message);
            ctx.executor().execute(() -> {
                reset();
                promise.tryFailure(new ClosedChannelException());
            });
        } else if (toAgent.straight()) {
            ctx.write(message, promise);
        } else {
            toAgent.take(message, promise);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (fromAgent.straight()) {
            ctx.fireChannelRead(message);
        } else {
            fromAgent.take(message, null);
            readOn();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            ended = true;
            if (fromAgent.isEmpty()) {
                ctx.close();
            }
        } else if (event != ChannelInputShutdownReadComplete.INSTANCE) {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        over();
        ctx.fireChannelInactive();
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        over();
        ctx.close(promise);
    }

    private void over() {
        faults.forget(this);
        toAgent.close();
        fromAgent.close();
    }
}
