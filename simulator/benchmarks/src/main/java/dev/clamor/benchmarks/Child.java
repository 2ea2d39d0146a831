package dev.clamor.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process of this class path, bound to one processor where that is possible. Killed when closed. */
final class Child implements AutoCloseable {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final int TAIL = 30;

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Whether children are bound to a processor each. */
    static boolean pins() {
        return Files.isExecutable(TASKSET) && Runtime.getRuntime().availableProcessors() > 1;
    }

    /** Starts a process whose output goes to {@code log}. */
    static Child start(int processor, Path log, Class<?> main, List<String> args) throws IOException {
        return new Child(
                builder(processor, main, args)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    /** Starts a process whose output is read with {@link #line}. */
    static Child startTalking(int processor, Path errors, Class<?> main, String... args) throws IOException {
        return new Child(
                builder(processor, main, List.of(args))
                        .redirectError(Redirect.to(errors.toFile()))
                        .start(),
                errors);
    }

    private static ProcessBuilder builder(int processor, Class<?> main, List<String> args) {
        List<String> command = new ArrayList<>();
        if (pins()) {
            command.addAll(List.of(TASKSET.toString(), "-c", Integer.toString(processor)));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(args);
        return new ProcessBuilder(command);
    }

    /** The first line of the output. */
    String line() throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw failed("a line of output");
        }
        return line;
    }

    /** Waits for a good end and gives all output. */
    List<String> output(double seconds) throws IOException, InterruptedException {
        if (!process.waitFor((long) (seconds * 1_000), TimeUnit.MILLISECONDS)) {
            throw failed("an end within " + seconds + " s");
        }
        if (process.exitValue() != 0) {
            throw failed("exit code 0");
        }
        return Files.readAllLines(log);
    }

    private IllegalStateException failed(String expected) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return new IllegalStateException("child process: expected " + expected + ". Found:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size())));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
