package dev.clamor.cli.run;

import dev.clamor.load.fault.FaultSwitch;
import dev.clamor.load.plan.FaultKind;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program when a fault begins and another when it ends: without a shell, without input, its output thrown away. */
final class CommandSwitch implements FaultSwitch {
    /** A program that takes longer is stopped. */
    static final long SECONDS = 60;

    private final FaultKind.Command command;

    CommandSwitch(FaultKind.Command command) {
        this.command = command;
    }

    @Override
    public String on() {
        return run(command.begin());
    }

    @Override
    public String off() {
        return command.end().isEmpty() ? "" : run(command.end());
    }

    private static String run(List<String> argv) {
        try {
            Process process = new ProcessBuilder(argv)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return end(argv.get(0), process);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String end(String program, Process process) {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return program + " did not end within " + SECONDS + " s";
            }
            return process.exitValue() == 0 ? "" : program + " ended with exit code " + process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return program + " was interrupted";
        }
    }
}
