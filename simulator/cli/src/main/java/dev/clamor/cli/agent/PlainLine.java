package dev.clamor.cli.agent;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.Fault;
import dev.clamor.engine.wire.AgentRequest;
import dev.clamor.engine.wire.AgentResponse;
import dev.clamor.engine.wire.Line;
import dev.clamor.engine.wire.Misfortune;
import dev.clamor.engine.wire.Misfortune.Stage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A line for one conversation at a time over the JDK's client; callbacks run in {@link #step}, on the caller's thread.
 *
 * <p>The JDK's client may repeat a GET when a reused connection is closed before the answer; it changes nothing.
 */
public final class PlainLine implements Line {
    private static final int MOST_BYTES = 1 << 20;
    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

    private final HttpClient client;
    private final BlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();
    private final Duration timeout;

    /** @param timeout from the sending to the last byte of the answer, or to the opening of a WebSocket */
    public PlainLine(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** Runs the next callback; false if none came within this time. */
    public boolean step(long micros) throws InterruptedException {
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
        Delivery delivery = new Delivery(listener);
        delivery.start(request);
        return delivery::drop;
    }

    @Override
    public Socket connect(AgentRequest handshake, SocketListener listener) {
        PlainSocket socket = new PlainSocket(listener);
        socket.open(handshake);
        return socket;
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

    private void later(Runnable task) {
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .execute(task);
    }

    private static Throwable cause(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }

    /** Hands a body on, bounded, until it is over in one way or another. */
    private final class Delivery implements Flow.Subscriber<List<ByteBuffer>> {
        private final StreamListener listener;
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile boolean begun;
        private volatile @Nullable CompletableFuture<HttpResponse<Void>> exchange;
        private Flow.@Nullable Subscription subscription;
        private long received;

        Delivery(StreamListener listener) {
            this.listener = listener;
        }

        void start(AgentRequest request) {
            try {
                HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                        .method(
                                request.method(),
                                request.body().length == 0
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(request.body()));
                request.headers().forEach(builder::header);
                CompletableFuture<HttpResponse<Void>> under = client.sendAsync(builder.build(), this::begin);
                exchange = under;
                under.whenComplete((response, problem) -> {
                    if (problem != null) {
                        lost(Misfortune.of(cause(problem), stage()));
                    }
                });
                later(() -> lost(Misfortune.late(stage(), timeout.toMillis())));
            } catch (IllegalArgumentException e) { // an address or header that the JDK's client does not send
                lost(Misfortune.of(e, Stage.CONNECTING));
            }
        }

        private HttpResponse.BodySubscriber<Void> begin(HttpResponse.ResponseInfo info) {
            begun = true;
            AgentResponse.Headers headers = info.headers()::allValues;
            post(() -> listener.begun(info.statusCode(), headers));
            return HttpResponse.BodySubscribers.fromSubscriber(this);
        }

        private Stage stage() {
            return begun ? Stage.READING : Stage.WAITING;
        }

        void drop() {
            over.set(true);
            hangUp();
        }

        private void hangUp() {
            CompletableFuture<HttpResponse<Void>> under = exchange;
            if (under != null) {
                under.cancel(true);
            }
        }

        private void post(Runnable callback) {
            arrived.add(() -> {
                if (!over.get()) {
                    callback.run();
                }
            });
        }

        private void lost(AgentReply.Failed failure) {
            arrived.add(() -> {
                if (over.compareAndSet(false, true)) {
                    hangUp();
                    listener.lost(failure);
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
            lost(new AgentReply.Failed(Fault.TOO_LARGE, "more than " + MOST_BYTES + " bytes"));
        }

        @Override
        public void onError(Throwable problem) {
            lost(Misfortune.of(cause(problem), Stage.READING));
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
        private final AtomicBoolean open = new AtomicBoolean();
        private final StringBuilder message = new StringBuilder();
        /** Completed by {@link #onOpen}; the building of the JDK's client is done later, on another thread. */
        private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();

        private @Nullable CompletableFuture<WebSocket> building;
        private CompletableFuture<WebSocket> sending = opened;

        PlainSocket(SocketListener listener) {
            this.listener = listener;
        }

        void open(AgentRequest handshake) {
            try {
                WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(timeout);
                for (Map.Entry<String, String> header : handshake.headers().entrySet()) {
                    if (header.getKey().equalsIgnoreCase(SUBPROTOCOL)) {
                        builder.subprotocols(header.getValue());
                    } else {
                        builder.header(header.getKey(), header.getValue());
                    }
                }
                CompletableFuture<WebSocket> under = builder.buildAsync(handshake.uri(), this);
                building = under;
                under.whenComplete((socket, problem) -> {
                    if (problem != null) {
                        lost(failure(cause(problem)));
                    }
                });
                later(() -> {
                    if (!open.get()) {
                        lost(Misfortune.late(Stage.WAITING, timeout.toMillis()));
                    }
                });
            } catch (IllegalArgumentException e) { // an address or header that the JDK's client does not send
                lost(Misfortune.of(e, Stage.CONNECTING));
            }
        }

        private AgentReply.Failed failure(Throwable problem) {
            if (problem instanceof WebSocketHandshakeException refused && refused.getResponse() != null) {
                return Misfortune.refused(refused.getResponse().statusCode());
            }
            return problem instanceof HttpTimeoutException
                    ? Misfortune.late(Stage.WAITING, timeout.toMillis())
                    : Misfortune.of(problem, open.get() ? Stage.READING : Stage.WAITING);
        }

        @Override
        public void send(String text) {
            if (!over.get()) {
                sending = sending.thenCompose(socket -> socket.sendText(text, true));
            }
        }

        @Override
        public void close() {
            if (over.compareAndSet(false, true)) {
                if (open.get()) {
                    sending.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                            .whenComplete((sent, problem) -> opened.thenAccept(WebSocket::abort));
                } else {
                    hangUp();
                }
            }
        }

        private void hangUp() {
            if (building != null) {
                building.cancel(true);
            }
        }

        private void lost(AgentReply.Failed failure) {
            arrived.add(() -> {
                if (over.compareAndSet(false, true)) {
                    hangUp();
                    listener.lost(failure);
                }
            });
        }

        @Override
        public void onOpen(WebSocket socket) {
            open.set(true);
            if (over.get()) {
                socket.abort();
                return;
            }
            opened.complete(socket);
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
