package dev.clamor.referenceagent;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One conversation over a WebSocket: frames {@code message} with a request of the turn API, and {@code cancel} with the
 * turn whose reply nobody wants to hear any more.
 */
final class SocketTalk extends SimpleChannelInboundHandler<WebSocketFrame> {
    /** Turns that may still be cancelled; the oldest are long over. */
    private static final int TURNS_KEPT = 16;

    private static final int BAD_REQUEST = 400;

    private final Desk desk;
    private final Deque<Sent> turns = new ArrayDeque<>();

    /** Takes a message in. */
    interface Desk {
        TurnJob take(byte[] body, Outlet outlet) throws Wire.Refused;
    }

    private record Sent(int turn, TurnJob job) {}

    SocketTalk(Desk desk) {
        this.desk = desk;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame) {
            text(ctx, ByteBufUtil.getBytes(frame.content()));
        } else if (frame instanceof PingWebSocketFrame) {
            ctx.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame) {
            ctx.writeAndFlush(frame.retain()).addListener(ChannelFutureListener.CLOSE);
        } else if (!(frame instanceof PongWebSocketFrame)) {
            ctx.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.INVALID_MESSAGE_TYPE))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void text(ChannelHandlerContext ctx, byte[] body) {
        int turn = 0;
        try {
            Wire.Frame frame = Wire.frame(body);
            turn = frame.turn();
            switch (frame.type()) {
                case "message" -> message(turn, desk.take(body, new SocketOutlet(ctx.channel(), turn)));
                case "cancel" -> cancel(turn);
                default ->
                    throw new Wire.Refused(BAD_REQUEST, "type: message or cancel was expected. Found: another one");
            }
        } catch (Wire.Refused e) {
            new SocketOutlet(ctx.channel(), turn)
                    .whole(e.served().status(), e.served().body());
        }
    }

    private void message(int turn, TurnJob job) {
        turns.addLast(new Sent(turn, job));
        if (turns.size() > TURNS_KEPT) {
            turns.removeFirst();
        }
    }

    private void cancel(int turn) {
        turns.stream()
                .filter(sent -> sent.turn() == turn)
                .forEach(sent -> sent.job().drop());
        turns.removeIf(sent -> sent.turn() == turn);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        turns.forEach(sent -> sent.job().drop());
        super.channelInactive(ctx);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
