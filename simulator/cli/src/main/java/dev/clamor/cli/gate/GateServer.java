package dev.clamor.cli.gate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.clamor.cli.gate.GateApi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a {@link GateApi} over HTTP. With a token, every path but {@code /healthz} asks for {@code Authorization: Bearer
 * TOKEN}. A body is read up to {@value #MOST_BODY} bytes and not looked at.
 */
final class GateServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int MOST_BODY = 1 << 16;
    private static final int TOO_LARGE = 413;
    private static final int UNAUTHORIZED = 401;
    private static final int FAILED = 500;
    private static final Answer NO_TOKEN =
            plain(UNAUTHORIZED, "{\"state\": \"refused\", \"because\": \"A bearer token is asked for.\"}\n");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "clamor-gate");
        thread.setDaemon(true);
        return thread;
    });
    private final GateApi api;
    private final Optional<String> token;

    private GateServer(HttpServer server, GateApi api, Optional<String> token) {
        this.server = server;
        this.api = api;
        this.token = token;
    }

    /** Starts serving; port 0 is a free one. */
    public static GateServer start(GateApi api, InetAddress address, int port, Optional<String> token)
            throws IOException {
        GateServer gate = new GateServer(HttpServer.create(new InetSocketAddress(address, port), 0), api, token);
        gate.server.createContext("/", gate::handle);
        gate.server.setExecutor(gate.threads);
        gate.server.start();
        return gate;
    }

    /** Where it listens. */
    public URI uri() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            write(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            if (body.readNBytes(MOST_BODY + 1).length > MOST_BODY) {
                return plain(TOO_LARGE, "{\"state\": \"refused\", \"because\": \"The body is too large.\"}\n");
            }
        }
        String path = exchange.getRequestURI().getPath();
        if (!path.equals("/healthz") && !allowed(exchange)) {
            return NO_TOKEN;
        }
        try {
            return api.answer(exchange.getRequestMethod(), path);
        } catch (IOException e) {
            return plain(FAILED, "{\"state\": \"failed\", \"because\": \"The runs could not be read.\"}\n");
        }
    }

    /** Compares in a time that does not depend on where the two differ. */
    private boolean allowed(HttpExchange exchange) {
        if (token.isEmpty()) {
            return true;
        }
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8));
    }

    private static Answer plain(int status, String body) {
        return new Answer(status, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), head ? -1 : answer.body().length);
        if (!head) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
