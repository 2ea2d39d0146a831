package dev.clamor.referenceagent;

import dev.clamor.referenceagent.dialogue.Reply;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/**
 * The way back of a message that came over a WebSocket: frames {@code delta} with a part of the text, {@code done} with the
 * whole answer, {@code error} with the status that it would have over HTTP.
 */
final class SocketOutlet extends ChannelOutlet {
    private static final int OK = 200;

    private final int turn;

    SocketOutlet(Channel channel, int turn) {
        super(channel);
        this.turn = turn;
    }

    @Override
    public boolean inParts() {
        return true;
    }

    @Override
    public void whole(int status, byte[] body) {
        send(status == OK ? body : Wire.error(turn, status, body));
    }

    @Override
    public void part(String text) {
        send(Wire.delta(turn, text));
    }

    @Override
    public void end(Reply reply, Wire.Request request) {
        send(Wire.done(turn, reply, request));
    }

    private void send(byte[] frame) {
        channel.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(frame)));
    }
}
