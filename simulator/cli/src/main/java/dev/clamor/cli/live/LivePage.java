package dev.clamor.cli.live;

import com.sun.net.httpserver.HttpExchange;
import dev.clamor.results.report.ReportJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A page on this machine that draws the run while it goes on. {@code /} is one file without anything from elsewhere, {@code
 * /events} the figures as server-sent events: {@code run}, then {@code history} and {@code figures} with what is newest, at
 * the end {@code verdict}.
 */
final class LivePage implements LiveView, AutoCloseable {
    private static final long FAREWELL_MILLIS = 1_000;

    private final Newest newest = new Newest();
    private final Loopback server;
    private final byte[] html;
    private final String policy;
    private final String run;

    /** What the page says of the run itself. */
    record Run(String id, String plan) {}

    /** Where the run's story ends. */
    record Ending(String decision, String report) {}

    private LivePage(Loopback server, String run) throws IOException {
        this.server = server;
        this.run = run;
        try (InputStream in = LivePage.class.getResourceAsStream("live.html")) {
            if (in == null) {
                throw new IOException("live.html: expected it in the program. Found: nothing");
            }
            html = in.readAllBytes();
        }
        String text = new String(html, StandardCharsets.UTF_8);
        policy = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                + "script-src '" + digest(between(text, "<script>", "</script>")) + "'; style-src '"
                + digest(between(text, "<style>", "</style>")) + "'";
    }

    /** Starts serving; port 0 is a free one. */
    static LivePage start(int port, Run run) throws IOException {
        Loopback server = Loopback.bind(port, "clamor-live-page");
        LivePage page = new LivePage(server, ReportJson.compact(run));
        server.serve("/events", page::stream);
        server.serve("/", page::page);
        server.start();
        return page;
    }

    URI uri() {
        return server.uri();
    }

    @Override
    public void show(LiveFigures figures) {
        try {
            newest.figures(ReportJson.compact(figures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void end(LiveFigures figures) {
        show(figures);
    }

    /** Tells the readers how the run has ended; the last of their events. */
    void verdict(Ending ending) throws IOException {
        newest.verdict(ReportJson.compact(ending));
    }

    private void page(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", policy);
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        Loopback.answer(exchange, "text/html; charset=utf-8", html);
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        newest.joined();
        try {
            exchange.sendResponseHeaders(200, 0);
            follow(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            newest.left();
        }
    }

    private void follow(OutputStream to) throws IOException, InterruptedException {
        send(to, "run", run);
        long seen = 0;
        boolean over = false;
        while (!over) {
            Newest.Look look = newest.after(seen);
            if (!look.history().isEmpty()) {
                send(to, "history", "[" + String.join(",", look.history()) + "]");
            }
            if (!look.figures().isEmpty()) {
                send(to, "figures", look.figures());
            }
            over = !look.verdict().isEmpty();
            if (over) {
                send(to, "verdict", look.verdict());
            }
            seen = look.version();
        }
    }

    private static void send(OutputStream to, String event, String json) throws IOException {
        to.write(("event: " + event + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: expected in every Java. Found: none", e);
        }
    }

    /** Waits a moment for readers to be told the last of it, and stops. */
    @Override
    public void close() {
        try {
            newest.awaitReaders(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
    }
}
