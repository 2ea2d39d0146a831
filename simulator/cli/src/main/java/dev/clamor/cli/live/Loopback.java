package dev.clamor.cli.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A small server that only this machine reaches, on daemon threads, so that it never keeps a process alive. Requests under a
 * name that is not this machine's are refused, so that a page from elsewhere cannot read it through a name of its own; so is
 * whatever does not read, and more than {@value #MOST_READERS} readers at once.
 */
final class Loopback implements AutoCloseable {
    static final int MOST_READERS = 16;
    private static final long KEEP_SECONDS = 5;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;

    private final HttpServer server;
    private final ExecutorService threads;

    private Loopback(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** On a port; 0 for a free one. Answers nothing before {@link #serve}. */
    static Loopback bind(int port, String threadName) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = new ThreadPoolExecutor(
                0, MOST_READERS, KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, threadName);
                    thread.setDaemon(true);
                    return thread;
                });
        server.setExecutor(threads);
        return new Loopback(server, threads);
    }

    /** Answers this path, and only it, with the handler. */
    void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                int refusal = refusal(exchange, path);
                if (refusal != 0) {
                    exchange.sendResponseHeaders(refusal, -1);
                    return;
                }
                exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                handler.handle(exchange);
            }
        });
    }

    private int refusal(HttpExchange exchange, String path) {
        int port = server.getAddress().getPort();
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (!Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port).contains(String.valueOf(host))) {
            return FORBIDDEN;
        }
        if (!exchange.getRequestURI().getPath().equals(path)) {
            return NOT_FOUND;
        }
        return exchange.getRequestMethod().equals("GET") ? 0 : NOT_ALLOWED;
    }

    void start() {
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Stops at once, whoever is being answered. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
