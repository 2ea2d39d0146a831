package dev.clamor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The reference agent in a process of its own, so that its work is not taken for the generator's. It ends when this
 * process ends, however that happens: its standard input is a pipe from here.
 */
final class AgentProcess implements AutoCloseable {
    private static final long END_SECONDS = 3;

    private final Process process;
    private final URI uri;

    private AgentProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static AgentProcess start(long seed, String behaviour) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=4",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "agent",
                "--port",
                "0",
                "--until-eof",
                "--seed",
                Long.toString(seed),
                "--behaviour",
                behaviour));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        if (line == null || !line.startsWith(AgentCommand.LISTENING)) {
            process.destroyForcibly();
            throw new IOException("reference agent: expected it to start. Found: " + line);
        }
        return new AgentProcess(process, URI.create(line.substring(AgentCommand.LISTENING.length())));
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
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
