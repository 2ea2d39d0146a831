package dev.clamor.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The servers, with what they need installed from the npm registry by their lock file. */
final class Node {
    private static final long INSTALL_MINUTES = 6;
    private static final long START_SECONDS = 60;
    private static final String LOCK = "package-lock.json";

    private final Path folder;

    private Node(Path folder) {
        this.folder = folder;
    }

    /** Whether node and npm are on this machine. */
    static boolean isPresent() {
        return runs("node") && runs("npm");
    }

    private static boolean runs(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(START_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Copies the servers into a folder and installs there; once for each lock file. */
    static Node install(Path servers, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path installed = folder.resolve("installed.json");
        try (var files = Files.list(servers)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        if (!Files.exists(installed) || Files.mismatch(installed, folder.resolve(LOCK)) >= 0) {
            Path log = folder.resolve("npm.log");
            Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                npm.destroyForcibly();
            }
            if (npm.waitFor() != 0) {
                throw new IOException("npm ci: expected to install. Found: " + Files.readString(log));
            }
            Files.copy(folder.resolve(LOCK), installed, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return new Node(folder);
    }

    /** Starts a script and waits until it says that it listens. What else it says goes to a log beside it. */
    Server start(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("node", script)
                .directory(folder.toFile())
                .redirectError(folder.resolve(script + ".log").toFile())
                .start();
        CompletableFuture<String> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, ready), "interop-" + script);
        reader.setDaemon(true);
        reader.start();
        try {
            String[] words = ready.get(START_SECONDS, TimeUnit.SECONDS).split(" ");
            return new Server(process, words[1], List.of(words).subList(2, words.length));
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException(
                    script + ": expected it to listen. Found: " + Files.readString(folder.resolve(script + ".log")), e);
        }
    }

    private static void read(Process process, CompletableFuture<String> ready) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("READY ")) {
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new IOException("it ended"));
        } catch (IOException e) {
            ready.completeExceptionally(new UncheckedIOException(e));
        }
    }

    /**
     * A server that listens.
     *
     * @param address scheme, host and port
     * @param packages that answer there, with their versions
     */
    record Server(Process process, String address, List<String> packages) implements AutoCloseable {
        /** Ends with its standard input. */
        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            process.onExit()
                    .completeOnTimeout(process, START_SECONDS, TimeUnit.SECONDS)
                    .join()
                    .destroyForcibly();
        }
    }
}
