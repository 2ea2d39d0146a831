package dev.clamor.cli.live;

import dev.clamor.cli.terminal.Wrapping;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Chooses how the terminal shows a run: a block where lines can be rewritten, plain lines in pipelines and files. */
public final class Screen {
    private Screen() {}

    /** For the process's own output. */
    public static LiveView of(PrintWriter out) {
        return of(out, Ansi.AUTO.enabled() || uncoloured(), System.getenv());
    }

    /** How the process's own output breaks long lines. */
    public static Wrapping wrapping() {
        return wrapping(Ansi.AUTO.enabled() || uncoloured(), System.getenv());
    }

    /** @param terminal whether the output is one */
    public static Wrapping wrapping(boolean terminal, Map<String, String> environment) {
        return terminal && !environment.containsKey("CI")
                ? new Wrapping(TerminalView.width(environment.getOrDefault("COLUMNS", "")))
                : Wrapping.NONE;
    }

    /** A terminal for which picocli's choice is off because of NO_COLOR alone. */
    private static boolean uncoloured() {
        Console console = System.console();
        Map<String, String> environment = System.getenv();
        if (console == null
                || environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb")) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) { // before Java 22 there is a console on terminals only
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** @param rewritable whether out is a terminal that understands escapes */
    static LiveView of(PrintWriter out, boolean rewritable, Map<String, String> environment) {
        if (!rewritable || environment.containsKey("CI")) {
            return new PlainView(out);
        }
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new TerminalView(out, TerminalView.width(environment.getOrDefault("COLUMNS", "")), colour);
    }
}
