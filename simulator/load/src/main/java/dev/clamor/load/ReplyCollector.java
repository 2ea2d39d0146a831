package dev.clamor.load;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.AgentCodec;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.Request;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.BindException;
import java.net.ConnectException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Collects one response, bounded in size, and gives its meaning once. */
final class ReplyCollector implements HttpListener {
    static final int MAX_BYTES = 1 << 20;
    private static final int FIRST_BYTES = 1024;
    private static final int MAX_DETAIL = 200;

    private final AgentCodec codec;
    private final Exchange.Listener listener;
    private byte[] body = new byte[FIRST_BYTES];
    private int length;
    private int status;
    private boolean done;
    private @Nullable Channel channel;

    ReplyCollector(AgentCodec codec, Exchange.Listener listener) {
        this.codec = codec;
        this.listener = listener;
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
        status = responseStatus.code();
    }

    @Override
    public void onHttpResponseBodyChunk(ByteBuf chunk, boolean last) {
        if (done) {
            return;
        }
        int more = chunk.readableBytes();
        if (length + more > MAX_BYTES) {
            finish(new AgentReply.Failed(Fault.TOO_LARGE, "more than " + MAX_BYTES + " bytes"));
            if (channel != null) {
                channel.close();
            }
            return;
        }
        if (length + more > body.length) {
            body = Arrays.copyOf(body, Math.max(2 * body.length, length + more));
        }
        chunk.getBytes(chunk.readerIndex(), body, length, more);
        length += more;
        if (last) {
            finish(codec.decode(status, Arrays.copyOf(body, length)));
        }
    }

    @Override
    public void onThrowable(Throwable cause) {
        finish(new AgentReply.Failed(fault(cause), detail(cause)));
    }

    private void finish(AgentReply reply) {
        if (!done) {
            done = true;
            listener.onReply(reply);
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
