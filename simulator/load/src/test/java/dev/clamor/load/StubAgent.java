package dev.clamor.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** An HTTP server on a raw loopback socket: each request is shown to a script that writes what it likes. */
final class StubAgent implements AutoCloseable {
    static final String REPLY = "{\"reply\":\"Could you tell me a little more about that, please?\"}";
    private static final int BACKLOG = 200;

    private final ServerSocket server;
    private final Scene scene;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** A request as it was read; {@code nth} counts from 1 within its connection. */
    record Request(int nth, String head, String body) {
        String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Writes an answer; true keeps the connection. */
    @FunctionalInterface
    interface Script {
        boolean answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    /** The same, and may read on what the client sends. */
    @FunctionalInterface
    interface Scene {
        boolean play(Request request, InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    StubAgent(Script script) {
        this((request, in, out) -> script.answer(request, out));
    }

    StubAgent(Scene scene) {
        this(scene, ServerSocketFactory.getDefault());
    }

    /** @param sockets for example of TLS */
    StubAgent(Scene scene, ServerSocketFactory sockets) {
        this.scene = scene;
        try {
            server = sockets.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Always the same friendly question. */
    static StubAgent friendly() {
        return new StubAgent((request, out) -> reply(out, 200, REPLY));
    }

    static boolean reply(OutputStream out, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + " X\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
        return true;
    }

    /** Waits until the client has closed the connection; what it still sends is not looked at. */
    static boolean closedByClient(InputStream in) {
        try {
            while (in.read() >= 0) {
                continue;
            }
        } catch (IOException reset) {
            return true;
        }
        return true;
    }

    URI address() {
        return address("http");
    }

    URI address(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/turn");
    }

    /** Requests whose body holds the text, in order of arrival. */
    List<Request> requestsWith(String text) {
        return requests.stream().filter(r -> r.body().contains(text)).toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int nth = 1; ; nth++) {
                Request request = read(in, nth);
                if (request == null) {
                    return;
                }
                requests.add(request);
                if (!scene.play(request, in, socket.getOutputStream())) {
                    return;
                }
            }
        } catch (IOException gone) {
            // the client has closed, which is its right
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in, int nth) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        Request bare = new Request(nth, head.toString(), "");
        String stated = bare.header("Content-Length");
        int length = stated.isEmpty() ? 0 : Integer.parseInt(stated);
        return new Request(nth, bare.head(), new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
