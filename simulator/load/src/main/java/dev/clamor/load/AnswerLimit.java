package dev.clamor.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.util.ReferenceCountUtil;

/**
 * Bounds what is read of one answer before it is taken apart: Gatling's client itself would read header lines without
 * end. Sits in a connection before the HTTP codec.
 */
final class AnswerLimit extends ChannelInboundHandlerAdapter {
    /** More than any server sends, and as much as can be read at once beside it. */
    static final int HEAD_BYTES = 128 << 10;
    /** A body of {@link ReplyCollector#MAX_BYTES} in chunks of a few bytes. */
    static final int BODY_BYTES = 8 << 20;

    private static final String NAME = "clamor-answer-limit";
    private static final String CODEC = io.gatling.http.client.impl.DefaultHttpClient.HTTP_CLIENT_CODEC;

    private int left;

    /** An answer is expected on this connection. */
    static void expect(Channel channel) {
        AnswerLimit limit = (AnswerLimit) channel.pipeline().get(NAME);
        if (limit == null) {
            limit = new AnswerLimit();
            channel.pipeline().addBefore(CODEC, NAME, limit);
        }
        limit.left = HEAD_BYTES;
    }

    /** The header of the answer is complete. */
    static void begun(Channel channel) {
        AnswerLimit limit = (AnswerLimit) channel.pipeline().get(NAME);
        if (limit != null) {
            limit.left = BODY_BYTES;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        left -= ((ByteBuf) message).readableBytes();
        if (left >= 0) {
            ctx.fireChannelRead(message);
        } else {
            ReferenceCountUtil.release(message);
            ctx.fireExceptionCaught(new TooLongFrameException("an answer without end"));
            ctx.close();
        }
    }
}
