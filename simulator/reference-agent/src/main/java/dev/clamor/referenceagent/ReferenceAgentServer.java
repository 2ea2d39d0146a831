package dev.clamor.referenceagent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The reference agent over HTTP: {@code POST /chat} is the native turn API, {@code GET /health} tells that it is up, and
 * {@code GET /declared} returns the declared behaviour as JSON. All threads are daemons.
 *
 * <p>Warning: the JDK's server reads its settings once per process. Unless they are set already, starting this server
 * sets {@code sun.net.httpserver.nodelay} (or answers come in steps of 40 ms),
 * {@code sun.net.httpserver.maxIdleConnections} and {@code sun.net.httpserver.idleInterval} (or connections kept alive
 * by a client, beyond 200 or after 30 s, are closed under its hands).
 */
public final class ReferenceAgentServer implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int READERS = 32;
    private static final String IDLE_CONNECTIONS = "100000";
    private static final String IDLE_SECONDS = "3600";
    private static final byte[] BUSY = json("{\"error\": \"too many messages are waiting\"}");
    private static final byte[] HEALTHY = json("{\"status\": \"up\"}");
    private static final byte[] WRONG_METHOD = json("{\"error\": \"method: POST to /chat was expected\"}");

    private final HttpServer server;
    private final ReferenceAgent agent;
    private final WorkRoom room;
    private final ExecutorService readers;
    private final ScheduledExecutorService parking;
    private final int hangSeconds;
    private final String host;

    private ReferenceAgentServer(DeclaredBehaviour behaviour, long seed, String host, HttpServer server) {
        this.server = server;
        this.host = host;
        this.agent = new ReferenceAgent(behaviour, seed);
        this.room = new WorkRoom(behaviour.workers(), behaviour.queueLimit());
        this.hangSeconds = behaviour.hangSeconds();
        this.readers = Executors.newFixedThreadPool(READERS, task -> WorkRoom.daemon(task, "reference-agent-reader"));
        this.parking =
                Executors.newSingleThreadScheduledExecutor(task -> WorkRoom.daemon(task, "reference-agent-parking"));
        byte[] declared = Wire.bytes(BehaviourReader.json(behaviour));
        server.setExecutor(readers);
        server.createContext("/chat", this::chat);
        server.createContext("/health", exchange -> send(exchange, 200, HEALTHY));
        server.createContext("/declared", exchange -> send(exchange, 200, declared));
    }

    /**
     * Starts an agent.
     *
     * @param host the address to bind, usually {@code 127.0.0.1}
     * @param port the port to bind, 0 for a free one
     * @throws UncheckedIOException when the address cannot be bound
     */
    public static ReferenceAgentServer start(DeclaredBehaviour behaviour, long seed, String host, int port) {
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", IDLE_CONNECTIONS);
        setUnlessSet("sun.net.httpserver.idleInterval", IDLE_SECONDS);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
            ReferenceAgentServer started = new ReferenceAgentServer(behaviour, seed, host, server);
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    host + ":" + port + ": an address to bind was expected. Found: " + e.getMessage(), e);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Where to send customer turns. */
    public URI uri() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/chat");
    }

    private void chat(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            send(exchange, 405, WRONG_METHOD);
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(Wire.LONGEST_BODY + 1);
        try {
            Turn turn = new Turn(exchange, agent.arrive(body));
            if (!room.offer(turn)) {
                send(exchange, 503, BUSY);
            }
        } catch (Wire.Refused e) {
            Served served = e.served();
            send(exchange, served.status(), served.body());
        }
    }

    /** One customer turn on its way through the work room. */
    private final class Turn implements WorkRoom.Job {
        private final HttpExchange exchange;
        private final ReferenceAgent.Arrival arrival;

        Turn(HttpExchange exchange, ReferenceAgent.Arrival arrival) {
            this.exchange = exchange;
            this.arrival = arrival;
        }

        @Override
        public String conversation() {
            return arrival.conversation();
        }

        @Override
        public long serviceMicros() {
            return arrival.serviceMicros();
        }

        @Override
        public void finish(double load) {
            Served served = agent.finish(arrival, load);
            if (served.hang()) {
                park(exchange);
            } else {
                send(exchange, served.status(), served.body());
            }
        }
    }

    private void park(HttpExchange exchange) {
        try {
            parking.schedule(exchange::close, hangSeconds, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            exchange.close();
        }
    }

    /** Sends an answer; a client that has gone away only loses its exchange. */
    private static void send(HttpExchange exchange, int status, byte[] body) {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            // The client is gone; there is nobody left to tell, and closing the exchange frees all it held.
        }
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Stops listening and drops what is under way. */
    @Override
    public void close() {
        server.stop(0);
        room.close();
        readers.shutdownNow();
        parking.shutdownNow();
    }
}
