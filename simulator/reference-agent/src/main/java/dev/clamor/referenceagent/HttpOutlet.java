package dev.clamor.referenceagent;

import dev.clamor.referenceagent.dialogue.Reply;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;

/**
 * The way back of an HTTP request: a JSON answer, or server-sent events where these were asked for. Events are {@code
 * delta} with a part of the text, and {@code done} with the whole answer.
 */
final class HttpOutlet extends ChannelOutlet {
    private static final String JSON = "application/json; charset=utf-8";
    private static final String EVENTS = "text/event-stream";

    private final boolean keepAlive;
    private final boolean events;
    private final boolean chunks;
    private boolean begun;

    HttpOutlet(Channel channel, HttpRequest request) {
        super(channel);
        this.keepAlive = HttpUtil.isKeepAlive(request);
        this.chunks = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        this.events = request.headers().getAll(HttpHeaderNames.ACCEPT).stream().anyMatch(a -> a.contains(EVENTS));
    }

    @Override
    public boolean inParts() {
        return events;
    }

    @Override
    public void whole(int status, byte[] body) {
        if (events && status == HttpResponseStatus.OK.code()) {
            event("done", body);
            last();
        } else {
            json(status, body);
        }
    }

    /** Gives a JSON answer whatever was asked for. */
    void json(int status, byte[] body) {
        DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, JSON).setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        HttpUtil.setKeepAlive(response, keepAlive);
        closeAfter(channel.writeAndFlush(response));
    }

    @Override
    public void part(String text) {
        event("delta", Wire.delta(text));
    }

    @Override
    public void end(Reply reply, Wire.Request request) {
        event("done", Wire.write(reply, request));
        last();
    }

    private void event(String name, byte[] data) {
        if (!begun) {
            begun = true;
            HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, EVENTS)
                    .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE);
            HttpUtil.setTransferEncodingChunked(response, chunks);
            HttpUtil.setKeepAlive(response, keepAlive && chunks);
            channel.write(response);
        }
        channel.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(
                ("event: " + name + "\ndata: ").getBytes(StandardCharsets.US_ASCII),
                data,
                "\n\n".getBytes(StandardCharsets.US_ASCII))));
    }

    private void last() {
        ChannelFuture written = channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        if (!chunks) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
        closeAfter(written);
    }

    private void closeAfter(ChannelFuture written) {
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }
}
