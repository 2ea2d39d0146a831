package dev.clamor.load;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.Line;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.BindException;
import java.net.ConnectException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Hands one response on as it comes, bounded in size. */
final class ReplyCollector implements HttpListener {
    static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DETAIL = 200;

    private final Line.StreamListener listener;
    private byte[] buffer = {};
    private long received;
    private boolean done;
    private @Nullable Channel channel;

    ReplyCollector(Line.StreamListener listener) {
        this.listener = listener;
    }

    /** Drops the response: nothing is handed on any more. */
    void cancel() {
        if (!done) {
            done = true;
            close();
        }
    }

    private void close() {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void onFinalClientRequest(Request request) {
        // nothing to note: the request was built here
    }

    @Override
    public void onWrite(Channel used) {
        channel = used;
    }

    @Override
    public void onHttpResponse(HttpResponseStatus responseStatus, HttpHeaders headers) {
        if (!done) {
            listener.begun(responseStatus.code(), headers::getAll);
        }
    }

    @Override
    public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
        if (done) {
            return;
        }
        int length = chunk.readableBytes();
        received += length;
        if (received > MAX_BYTES) {
            lost(new AgentReply.Failed(Fault.TOO_LARGE, "more than " + MAX_BYTES + " bytes"));
            close();
            return;
        }
        if (length > buffer.length) {
            buffer = new byte[length];
        }
        chunk.getBytes(chunk.readerIndex(), buffer, 0, length);
        if (length > 0) {
            listener.bytes(buffer, length);
        }
        if (last && !done) {
            done = true;
            listener.ended();
        }
    }

    @Override
    public void onThrowable(Throwable cause) {
        lost(new AgentReply.Failed(fault(cause), detail(cause)));
    }

    private void lost(AgentReply.Failed failure) {
        if (!done) {
            done = true;
            listener.lost(failure);
        }
    }

    /** Whose fault an exception of the client is; what names no cause is taken for the agent's closing of the line. */
    static Fault fault(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof BindException || message.contains("too many open files")) {
            return Fault.HARNESS;
        }
        if (cause instanceof ConnectTimeoutException || name.contains("Timeout")) {
            return Fault.TIMEOUT;
        }
        if (cause instanceof ConnectException || message.contains("refused")) {
            return Fault.REFUSED;
        }
        if (cause instanceof Error) {
            return Fault.HARNESS;
        }
        return Fault.RESET;
    }

    private static String detail(Throwable cause) {
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return text.substring(0, Math.min(MAX_DETAIL, text.length()));
    }
}
