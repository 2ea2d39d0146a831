package dev.clamor.cli;

import dev.clamor.cli.live.LiveView;
import dev.clamor.cli.live.PlainView;
import dev.clamor.cli.live.TerminalView;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Chooses how the terminal shows a run: a block where lines can be rewritten, plain lines in pipelines and files. */
final class Screen {
    private Screen() {}

    /** For the process's own output. */
    static LiveView of(PrintWriter out) {
        return of(out, Ansi.AUTO.enabled(), System.getenv());
    }

    /** @param rewritable whether out is a terminal that understands escapes; picocli says no where NO_COLOR is set */
    static LiveView of(PrintWriter out, boolean rewritable, Map<String, String> environment) {
        if (!rewritable || environment.containsKey("CI")) {
            return new PlainView(out);
        }
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new TerminalView(out, TerminalView.width(environment.getOrDefault("COLUMNS", "")), colour);
    }
}
