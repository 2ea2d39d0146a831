package dev.clamor.cli.agent;

import dev.clamor.cli.terminal.ExitCode;
import dev.clamor.referenceagent.DeclaredBehaviour;
import dev.clamor.referenceagent.ReferenceAgentServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** The reference agent in this process, until it is stopped. */
public final class AgentService {
    /** What the line with the address begins with; a parent process reads it. */
    public static final String LISTENING = "listening on ";

    private static final String LOOPBACK = "127.0.0.1";

    private AgentService() {}

    /**
     * The process that {@link AgentProcess} starts. It reads its arguments itself: a run waits for its start, and what
     * reads command lines takes a fifth of it.
     *
     * @param args port, seed, behaviour
     */
    public static void main(String[] args) throws InterruptedException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        try {
            int port = Integer.parseInt(args[0]);
            long seed = Long.parseLong(args[1]);
            serve(Behaviours.read(args[2]), seed, LOOPBACK, port, true, out);
        } catch (IOException | RuntimeException e) {
            System.err.println("clamor: reference agent: " + e.getMessage());
            System.exit(ExitCode.FAILURE);
        }
        System.exit(0);
    }

    /** @param control whether it takes orders from standard input, and stops at its end */
    static void serve(DeclaredBehaviour declared, long seed, String host, int port, boolean control, PrintWriter out)
            throws IOException, InterruptedException {
        try (ReferenceAgentServer server = ReferenceAgentServer.start(declared, seed, host, port)) {
            out.println(LISTENING + server.uri());
            out.flush();
            if (control) {
                obey(server, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), out);
            } else {
                new CountDownLatch(1).await();
            }
        }
    }

    private static void obey(ReferenceAgentServer server, BufferedReader orders, PrintWriter out) throws IOException {
        String order = orders.readLine();
        while (order != null) {
            out.println(server.obey(order));
            out.flush();
            order = orders.readLine();
        }
    }
}
