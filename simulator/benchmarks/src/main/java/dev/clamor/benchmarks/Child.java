package dev.clamor.benchmarks;

import java.io.BufferedReader;
import java.io.File;
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
    /** No processor of its own. */
    static final int ANYWHERE = -1;

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
    static Child start(int processor, Path log, List<String> command) throws IOException {
        return new Child(
                pinned(processor, command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    /** Starts a process whose output is read with {@link #line}. */
    static Child startTalking(int processor, Path errors, Class<?> main, String... args) throws IOException {
        return new Child(
                pinned(processor, java(List.of(), main.getName(), List.of(args)))
                        .redirectError(Redirect.to(errors.toFile()))
                        .start(),
                errors);
    }

    /** Runs a process that talks for itself, with options of the virtual machine, and gives its exit code. */
    static int inherit(List<String> options, Class<?> main, List<String> args)
            throws IOException, InterruptedException {
        List<String> command = java(List.of(), main.getName(), args);
        command.addAll(command.indexOf("-cp"), options);
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    private static ProcessBuilder pinned(int processor, List<String> command) {
        List<String> all = new ArrayList<>();
        if (processor != ANYWHERE && pins()) {
            all.addAll(List.of(TASKSET.toString(), "-c", Integer.toString(processor)));
        }
        all.addAll(command);
        return new ProcessBuilder(all);
    }

    /** The command of a Java process, with more before this one's class path. */
    static List<String> java(List<String> more, String main, List<String> args) {
        List<String> path = new ArrayList<>(more);
        path.add(System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                String.join(File.pathSeparator, path),
                main));
        command.addAll(args);
        return command;
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
