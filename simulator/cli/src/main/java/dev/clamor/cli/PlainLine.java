package dev.clamor.cli;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A line for one conversation at a time over the JDK's client; callbacks run in {@link #step}, on the caller's thread. */
final class PlainLine implements Line {
    private static final int MOST_BYTES = 1 << 20;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();
    private final Duration timeout;

    PlainLine(Duration timeout) {
        this.timeout = timeout;
    }

    /** Runs the next callback; false if none came within this time. */
    boolean step(long micros) throws InterruptedException {
        Runnable task =
                micros == Long.MAX_VALUE ? arrived.take() : arrived.poll(Math.max(0, micros), TimeUnit.MICROSECONDS);
        if (task == null) {
            return false;
        }
        task.run();
        return true;
    }

    @Override
    public Call send(AgentRequest request, ResponseListener listener) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        return stream(request, new StreamListener() {
            private int status;
            private AgentResponse.Headers headers = AgentResponse.Headers.NONE;

            @Override
            public void begun(int code, AgentResponse.Headers all) {
                status = code;
                headers = all;
            }

            @Override
            public void bytes(byte[] chunk, int length) {
                body.write(chunk, 0, length);
            }

            @Override
            public void ended() {
                listener.answered(new AgentResponse(status, headers, body.toByteArray()));
            }

            @Override
            public void lost(AgentReply.Failed failure) {
                listener.lost(failure);
            }
        });
    }

    @Override
    public Call stream(AgentRequest request, StreamListener listener) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .timeout(timeout)
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        Delivery delivery = new Delivery(listener);
        CompletableFuture<HttpResponse<Void>> future = client.sendAsync(builder.build(), info -> {
            AgentResponse.Headers headers = info.headers()::allValues;
            delivery.post(() -> listener.begun(info.statusCode(), headers));
            return HttpResponse.BodySubscribers.fromSubscriber(delivery);
        });
        future.whenComplete((response, problem) -> {
            if (problem != null) {
                delivery.lost(problem);
            }
        });
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> delivery.lost(new HttpTimeoutException("no complete reply in time")));
        return () -> {
            delivery.over.set(true);
            future.cancel(true);
        };
    }

    @Override
    public Socket connect(AgentRequest handshake, SocketListener listener) {
        return new PlainSocket(handshake, listener);
    }

    @Override
    public Call after(long micros, Runnable task) {
        AtomicBoolean cancelled = new AtomicBoolean();
        CompletableFuture.delayedExecutor(micros, TimeUnit.MICROSECONDS)
                .execute(() -> arrived.add(() -> {
                    if (!cancelled.get()) {
                        task.run();
                    }
                }));
        return () -> cancelled.set(true);
    }

    private static AgentReply.Failed failure(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return new AgentReply.Failed(fault(cause), cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    private static Fault fault(Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return Fault.TIMEOUT;
        }
        return cause instanceof ConnectException ? Fault.REFUSED : Fault.RESET;
    }

    /** Hands a body on, bounded, until it is over in one way or another. */
    private final class Delivery implements Flow.Subscriber<List<ByteBuffer>> {
        private final StreamListener listener;
        private final AtomicBoolean over = new AtomicBoolean();
        private Flow.@Nullable Subscription subscription;
        private long received;

        Delivery(StreamListener listener) {
            this.listener = listener;
        }

        void post(Runnable callback) {
            arrived.add(() -> {
                if (!over.get()) {
                    callback.run();
                }
            });
        }

        void lost(Throwable problem) {
            arrived.add(() -> {
                if (over.compareAndSet(false, true)) {
                    listener.lost(failure(problem));
                }
            });
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                byte[] chunk = new byte[buffer.remaining()];
                buffer.get(chunk);
                received += chunk.length;
                if (received > MOST_BYTES) {
                    tooLarge();
                    return;
                }
                post(() -> listener.bytes(chunk, chunk.length));
            }
        }

        private void tooLarge() {
            if (subscription != null) {
                subscription.cancel();
            }
            arrived.add(() -> {
                if (over.compareAndSet(false, true)) {
                    listener.lost(new AgentReply.Failed(Fault.TOO_LARGE, "more than " + MOST_BYTES + " bytes"));
                }
            });
        }

        @Override
        public void onError(Throwable problem) {
            lost(problem);
        }

        @Override
        public void onComplete() {
            arrived.add(() -> {
                if (over.compareAndSet(false, true)) {
                    listener.ended();
                }
            });
        }
    }

    /** A WebSocket of the JDK's client. */
    private final class PlainSocket implements Socket, WebSocket.Listener {
        private final SocketListener listener;
        private final AtomicBoolean over = new AtomicBoolean();
        private final StringBuilder message = new StringBuilder();
        private CompletableFuture<WebSocket> sending;

        PlainSocket(AgentRequest handshake, SocketListener listener) {
            this.listener = listener;
            WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(timeout);
            handshake.headers().forEach(builder::header);
            this.sending = builder.buildAsync(handshake.uri(), this);
            this.sending.whenComplete((socket, problem) -> {
                if (problem != null) {
                    lost(failure(problem));
                }
            });
        }

        @Override
        public void send(String text) {
            sending = sending.thenCompose(socket -> socket.sendText(text, true));
        }

        @Override
        public void close() {
            over.set(true);
            sending = sending.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        }

        private void lost(AgentReply.Failed failure) {
            arrived.add(() -> {
                if (over.compareAndSet(false, true)) {
                    listener.lost(failure);
                }
            });
        }

        @Override
        public void onOpen(WebSocket socket) {
            arrived.add(() -> {
                if (!over.get()) {
                    listener.opened();
                }
            });
            socket.request(Long.MAX_VALUE);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (message.length() > MOST_BYTES) {
                lost(new AgentReply.Failed(Fault.TOO_LARGE, "a message of more than " + MOST_BYTES + " characters"));
                socket.abort();
            } else if (last) {
                String text = message.toString();
                message.setLength(0);
                arrived.add(() -> {
                    if (!over.get()) {
                        listener.text(text);
                    }
                });
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            lost(new AgentReply.Failed(Fault.RESET, "closed with " + status + " " + reason));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            lost(failure(error));
        }
    }
}
