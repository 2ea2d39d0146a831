package dev.clamor.load;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.Line;
import dev.clamor.engine.wire.Misfortune;
import dev.clamor.engine.wire.Misfortune.Stage;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of one customer, on the event loop of that customer and used there only. Messages are text; frames are
 * joined, pings answered, and binary messages ignored.
 *
 * <p>It is built on Netty and not on Gatling's client, because that one bounds neither a message nor the body of a
 * refusal, and does not tell the status of a refusal or answer a close.
 */
final class NettySocket extends SimpleChannelInboundHandler<WebSocketFrame> implements Line.Socket {
    static final int MAX_MESSAGE_BYTES = 1 << 20;
    private static final int MAX_LINE_BYTES = 4 << 10;
    private static final int MAX_HEAD_BYTES = 64 << 10;
    private static final int MAX_REFUSAL_BYTES = 64 << 10;
    private static final int MAX_DETAIL = 200;
    private static final int PORT = 80;
    private static final int SECURE_PORT = 443;
    private static final long CLOSING_MILLIS = 1_000;
    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

    private final EventLoop loop;
    private final AgentRequest handshake;
    private final long timeoutMillis;
    private final Line.SocketListener listener;
    private final SocketCount sockets;
    private final List<String> waiting = new ArrayList<>(2);
    private final Future<?> deadline;
    private @Nullable Channel channel;
    private boolean open;
    private boolean over;
    private boolean closed;

    /**
     * @param timeoutMillis for name, connection, TLS and handshake together
     * @param sockets counts it
     */
    NettySocket(
            EventLoop loop,
            AgentRequest handshake,
            long timeoutMillis,
            Line.SocketListener listener,
            SocketCount sockets) {
        this.loop = loop;
        this.handshake = handshake;
        this.timeoutMillis = timeoutMillis;
        this.listener = listener;
        this.sockets = sockets;
        this.deadline = loop.schedule(this::late, timeoutMillis, TimeUnit.MILLISECONDS);
    }

    /** @param tls null for none */
    void open(ChannelFactory<? extends SocketChannel> channels, @Nullable SslContext tls, Passage passage) {
        passage.connecting(
                () -> {
                    if (!over) {
                        connect(channels, tls, passage);
                    }
                },
                late -> lost(Misfortune.of(late, Stage.CONNECTING)));
    }

    private void connect(ChannelFactory<? extends SocketChannel> channels, @Nullable SslContext tls, Passage passage) {
        URI uri = handshake.uri();
        int port = uri.getPort() >= 0 ? uri.getPort() : tls == null ? PORT : SECURE_PORT;
        WebSocketClientProtocolConfig config = config();
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channelFactory(channels)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(timeoutMillis, Integer.MAX_VALUE))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel made) {
                        passage.connected(made);
                        if (tls != null) {
                            made.pipeline().addLast(tls.newHandler(made.alloc(), uri.getHost(), port));
                        }
                        made.pipeline()
                                .addLast(new HttpClientCodec(MAX_LINE_BYTES, MAX_HEAD_BYTES, MAX_HEAD_BYTES))
                                .addLast(new HttpObjectAggregator(MAX_REFUSAL_BYTES))
                                .addLast(new WebSocketClientProtocolHandler(config))
                                .addLast(new WebSocketFrameAggregator(MAX_MESSAGE_BYTES))
                                .addLast(NettySocket.this);
                    }
                })
                .connect(uri.getHost(), port);
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                sockets.failed(done.cause());
                lost(Misfortune.of(done.cause(), Stage.CONNECTING));
            } else if (over) {
                connecting.channel().close();
            }
        });
    }

    private WebSocketClientProtocolConfig config() {
        DefaultHttpHeaders headers = new DefaultHttpHeaders();
        String subprotocol = null;
        for (Map.Entry<String, String> header : handshake.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase(SUBPROTOCOL)) {
                subprotocol = header.getValue();
            } else {
                headers.add(header.getKey(), header.getValue());
            }
        }
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(handshake.uri())
                .subprotocol(subprotocol)
                .customHeaders(headers)
                .maxFramePayloadLength(MAX_MESSAGE_BYTES)
                .handshakeTimeoutMillis(timeoutMillis + CLOSING_MILLIS)
                .handleCloseFrames(false)
                .sendCloseFrame(null)
                .build();
    }

    @Override
    public void send(String text) {
        Channel to = channel;
        if (over) {
            return;
        }
        if (open && to != null) {
            to.writeAndFlush(new TextWebSocketFrame(text));
        } else {
            waiting.add(text);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (!over) {
            finish();
            farewell(WebSocketCloseStatus.NORMAL_CLOSURE.code());
        }
    }

    private void finish() {
        over = true;
        waiting.clear();
        deadline.cancel(false);
    }

    private void farewell(int status) {
        Channel leaving = channel;
        if (leaving == null) {
            return;
        }
        if (!open) {
            leaving.close();
            return;
        }
        ChannelFuture sent =
                leaving.writeAndFlush(new CloseWebSocketFrame(status, "")).addListener(ChannelFutureListener.CLOSE);
        if (!sent.isDone()) {
            loop.schedule(() -> leaving.close(), CLOSING_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void late() {
        lost(Misfortune.late(stage(), timeoutMillis));
    }

    private Stage stage() {
        return channel == null ? Stage.CONNECTING : open ? Stage.READING : Stage.WAITING;
    }

    /** Tells it later, never from inside a call. */
    private void lost(AgentReply.Failed failure) {
        if (over) {
            return;
        }
        finish();
        if (channel != null) {
            channel.close();
        }
        loop.execute(() -> {
            if (!closed) {
                listener.lost(failure);
            }
        });
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        channel = ctx.channel();
        sockets.used(ctx.channel());
        if (over) {
            ctx.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event != ClientHandshakeStateEvent.HANDSHAKE_COMPLETE || over) {
            return;
        }
        open = true;
        deadline.cancel(false);
        for (String text : waiting) {
            ctx.channel().writeAndFlush(new TextWebSocketFrame(text));
        }
        waiting.clear();
        listener.opened();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (over) {
            return;
        }
        if (frame instanceof TextWebSocketFrame text) {
            listener.text(text.text());
        } else if (frame instanceof CloseWebSocketFrame last) {
            ctx.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
                    .addListener(ChannelFutureListener.CLOSE);
            String words = "closed with " + last.statusCode() + " " + last.reasonText();
            lost(new AgentReply.Failed(Fault.RESET, words.substring(0, Math.min(MAX_DETAIL, words.length()))));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        lost(new AgentReply.Failed(Fault.RESET, "the WebSocket was closed without a word"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof WebSocketClientHandshakeException refused && refused.response() != null) {
            lost(Misfortune.refused(refused.response().status().code()));
        } else if (cause instanceof CorruptedWebSocketFrameException corrupted
                && corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
            lost(new AgentReply.Failed(Fault.TOO_LARGE, "a message of more than " + MAX_MESSAGE_BYTES + " bytes"));
        } else {
            lost(Misfortune.of(cause, stage()));
        }
        ctx.close();
    }
}
