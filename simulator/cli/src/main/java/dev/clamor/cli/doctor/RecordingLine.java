package dev.clamor.cli.doctor;

import dev.clamor.conversation.AgentReply;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line that keeps what goes over another one. */
final class RecordingLine implements Line {
    private static final int MOST_BYTES = 1 << 16;

    private final Line line;
    private final List<Exchange> exchanges = new ArrayList<>();

    RecordingLine(Line line) {
        this.line = line;
    }

    /** What went over the line so far, in the order in which it was begun. */
    List<Exchange> exchanges() {
        return exchanges;
    }

    /** A request and what came of it, or a WebSocket and its messages. */
    static final class Exchange {
        private final AgentRequest request;
        private final List<String> messages = new ArrayList<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private AgentResponse.Headers headers = AgentResponse.Headers.NONE;
        private int status;
        private AgentReply.@Nullable Failed failure;

        private Exchange(AgentRequest request) {
            this.request = request;
        }

        AgentRequest request() {
            return request;
        }

        /** Messages over a WebSocket, each after {@code sent} or {@code received}. */
        List<String> messages() {
            return messages;
        }

        /** 0 as long as nothing came back. */
        int status() {
            return status;
        }

        AgentResponse.Headers headers() {
            return headers;
        }

        /** The beginning of the body. */
        String body() {
            return body.toString(StandardCharsets.UTF_8);
        }

        AgentReply.@Nullable Failed failure() {
            return failure;
        }

        private void begun(int code, AgentResponse.Headers all) {
            status = code;
            headers = all;
        }

        private void bytes(byte[] chunk, int length) {
            body.write(chunk, 0, Math.min(length, MOST_BYTES - body.size()));
        }

        private void lost(AgentReply.Failed why) {
            failure = why;
        }
    }

    private Exchange begin(AgentRequest request) {
        Exchange exchange = new Exchange(request);
        exchanges.add(exchange);
        return exchange;
    }

    @Override
    public Call send(AgentRequest request, ResponseListener listener) {
        Exchange exchange = begin(request);
        return line.send(request, new ResponseListener() {
            @Override
            public void answered(AgentResponse response) {
                exchange.begun(response.status(), response.headers());
                exchange.bytes(response.body(), response.body().length);
                listener.answered(response);
            }

            @Override
            public void lost(AgentReply.Failed failure) {
                exchange.lost(failure);
                listener.lost(failure);
            }
        });
    }

    @Override
    public Call stream(AgentRequest request, StreamListener listener) {
        Exchange exchange = begin(request);
        return line.stream(request, new StreamListener() {
            @Override
            public void begun(int status, AgentResponse.Headers headers) {
                exchange.begun(status, headers);
                listener.begun(status, headers);
            }

            @Override
            public void bytes(byte[] chunk, int length) {
                exchange.bytes(chunk, length);
                listener.bytes(chunk, length);
            }

            @Override
            public void ended() {
                listener.ended();
            }

            @Override
            public void lost(AgentReply.Failed failure) {
                exchange.lost(failure);
                listener.lost(failure);
            }
        });
    }

    @Override
    public Socket connect(AgentRequest handshake, SocketListener listener) {
        Exchange exchange = begin(handshake);
        Socket socket = line.connect(handshake, new SocketListener() {
            @Override
            public void opened() {
                exchange.begun(101, AgentResponse.Headers.NONE);
                listener.opened();
            }

            @Override
            public void text(String message) {
                exchange.messages.add("received " + message);
                listener.text(message);
            }

            @Override
            public void lost(AgentReply.Failed failure) {
                exchange.lost(failure);
                listener.lost(failure);
            }
        });
        return new Socket() {
            @Override
            public void send(String text) {
                exchange.messages.add("sent " + text);
                socket.send(text);
            }

            @Override
            public void close() {
                socket.close();
            }
        };
    }

    @Override
    public Call after(long micros, Runnable task) {
        return line.after(micros, task);
    }
}
