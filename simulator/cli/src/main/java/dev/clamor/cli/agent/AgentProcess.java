package dev.clamor.cli.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The reference agent in a process of its own, so that its work is not taken for the generator's. It ends when this
 * process ends, however that happens: its standard input is a pipe from here. It can be told to behave otherwise, and be
 * killed and started again at the same address. Thread-safe.
 */
public final class AgentProcess implements AutoCloseable {
    private static final long END_SECONDS = 3;
    private static final int ATTEMPTS = 5;
    /** Where the launcher has kept the classes that a start of it takes; they need not be there. */
    private static final String CLASSES_KEPT = "clamor.agent.classes";

    private static final String DONE = "ok";
    private static final String AS_STARTED = "as-started";

    private final long seed;
    private final String behaviour;
    private final Map<String, String> standing = new LinkedHashMap<>();
    private Running running;

    /** A process that listens. */
    private record Running(Process process, BufferedReader answers, URI uri) {}

    private AgentProcess(long seed, String behaviour, Running running) {
        this.seed = seed;
        this.behaviour = behaviour;
        this.running = running;
    }

    public static AgentProcess start(long seed, String behaviour) throws IOException {
        return new AgentProcess(seed, behaviour, launch(seed, behaviour, 0));
    }

    private static Running launch(long seed, String behaviour, int port) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        String classes = System.getProperty(CLASSES_KEPT, "");
        if (!classes.isEmpty()) {
            command.addAll(List.of("-XX:SharedArchiveFile=" + classes, "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        }
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // it lives for a run, and the run waits for its start
                "-cp",
                System.getProperty("java.class.path"),
                AgentService.class.getName(),
                Integer.toString(port),
                Long.toString(seed),
                behaviour));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        if (line == null || !line.startsWith(AgentService.LISTENING)) {
            process.destroyForcibly();
            throw new IOException("reference agent: expected it to start. Found: " + line);
        }
        return new Running(process, lines, URI.create(line.substring(AgentService.LISTENING.length())));
    }

    /** Where it listens, also after it was started again. */
    public synchronized URI uri() {
        return running.uri();
    }

    /** The behaviour with which it was started: a name or a file. */
    public String behaviour() {
        return behaviour;
    }

    /**
     * Tells it to behave otherwise until {@link #lift}; later orders come on top of earlier ones.
     *
     * @param name of the order
     */
    public synchronized void order(String name, String order) throws IOException {
        standing.put(name, order);
        tell(order);
    }

    /** Takes an order back; the others stand. */
    public synchronized void lift(String name) throws IOException {
        standing.remove(name);
        tell(AS_STARTED);
        for (String order : standing.values()) {
            tell(order);
        }
    }

    private void tell(String order) throws IOException {
        if (!running.process().isAlive()) {
            return; // it is told when it is started again
        }
        OutputStream orders = running.process().getOutputStream();
        orders.write((order + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        orders.flush();
        String answer = running.answers().readLine();
        if (!DONE.equals(answer)) {
            throw new IOException("reference agent: expected it to follow \"" + order + "\". Found: " + answer);
        }
    }

    /** Kills it as a crash would. */
    public synchronized void kill() throws IOException {
        try {
            running.process().destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Starts it again at the same address, with its standing orders and without its conversations. */
    public synchronized void startAgain() throws IOException {
        IOException last = new IOException("not tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                running = launch(seed, behaviour, running.uri().getPort());
                for (String order : standing.values()) {
                    tell(order);
                }
                return;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    @Override
    public synchronized void close() {
        Process process = running.process();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
