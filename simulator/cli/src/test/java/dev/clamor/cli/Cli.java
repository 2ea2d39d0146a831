package dev.clamor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the command line: in this process for commands that only read, in one of its own for runs. */
public final class Cli {
    static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final long LIMIT_SECONDS = 240;

    private Cli() {}

    /** What a command printed and how it ended. */
    public record Ended(int exitCode, String out, String err) {}

    public static Ended here(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), args)
                .execute(args);
        return new Ended(code, out.toString(), err.toString());
    }

    /** The command line of the packaged program; without Java's second compiler, which does not pay in a short run. */
    static List<String> program(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                QUICK_COMPILER,
                "-jar",
                System.getProperty("clamor.jar")));
        command.addAll(List.of(args));
        return command;
    }

    /** The packaged program as a user starts it, with its output going to {@code log}. */
    static Process start(Path log, String... args) throws IOException {
        return new ProcessBuilder(program(args))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Starts the packaged program and waits for its end; the exit code. */
    static int run(Path log, String... args) throws IOException, InterruptedException {
        Process process = start(log, args);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("expected the command to end within " + LIMIT_SECONDS + " s");
        }
        return process.exitValue();
    }
}
