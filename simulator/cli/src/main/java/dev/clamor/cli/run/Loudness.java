package dev.clamor.cli.run;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.judge.VerdictText;
import dev.clamor.cli.live.Screen;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.results.report.Report;
import dev.clamor.results.verdict.Verdict.Check;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** How much a run says on the terminal. Its folder has all of it in any case. */
final class Loudness {
    @Option(
            names = {"-q", "--quiet"},
            description = "print one line: the verdict and the run's folder")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "print the checks of the run's validity too, passed ones included")
    private boolean verbose;

    /**
     * Both cannot be.
     *
     * @throws InvalidDocumentException if both were asked for
     */
    void check() {
        if (quiet && verbose) {
            throw Invalid.of("--quiet", "--quiet or --verbose", "both");
        }
    }

    boolean quiet() {
        return quiet;
    }

    /** Where to tell what is going on. */
    PrintWriter progress(PrintWriter out) {
        return quiet ? new PrintWriter(Writer.nullWriter()) : out;
    }

    void verdict(Report report, Path folder, PrintWriter out) {
        if (quiet) {
            out.println(report.verdict().decision() + "  " + folder);
            return;
        }
        new VerdictText(out, Ansi.AUTO, Screen.wrapping()).print(report, folder);
        if (verbose) {
            out.println();
            report.verdict().run().checks().forEach(check -> out.println(line(check)));
        }
    }

    private static String line(Check check) {
        return String.format(
                Locale.ROOT,
                "%-6s %-22s %s",
                check.passed() ? "passed" : "FAILED",
                check.code(),
                Printable.of(check.because()));
    }
}
