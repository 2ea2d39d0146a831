package dev.clamor.cli.judge;

import dev.clamor.cli.input.Environment;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.results.report.Report;
import dev.clamor.results.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Function;

/**
 * A verdict on the page of a GitHub Actions job: annotations on standard output, and {@code summary.md} at the end of the
 * step's summary. Where {@code GITHUB_ACTIONS} is {@code true}, unless {@code CLAMOR_GITHUB} is {@code false}. What cannot
 * be written changes no verdict.
 */
public final class GitHubActions {
    private final Function<String, Optional<String>> environment;
    private final PrintWriter out;

    /**
     * @param environment the value of a variable; empty where there is none
     */
    GitHubActions(Function<String, Optional<String>> environment, PrintWriter out) {
        this.environment = environment;
        this.out = out;
    }

    /** In the environment of this process. */
    public static void show(Report report, PrintWriter out) {
        new GitHubActions(Environment::variable, out).show(report);
    }

    void show(Report report) {
        if (!is("GITHUB_ACTIONS", "true") || is("CLAMOR_GITHUB", "false")) {
            return;
        }
        GitHubAnnotations.of(report).forEach(out::println);
        environment.apply("GITHUB_STEP_SUMMARY").ifPresent(file -> summarize(report, file));
    }

    private boolean is(String name, String value) {
        return environment.apply(name).filter(value::equalsIgnoreCase).isPresent();
    }

    private void summarize(Report report, String file) {
        try (Writer summary =
                Files.newBufferedWriter(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ReportFormat.SUMMARY_MARKDOWN.writer().write(report, summary);
        } catch (IOException | InvalidPathException e) {
            out.println("clamor: GITHUB_STEP_SUMMARY: expected a file to write to. Found: "
                    + Printable.of(String.valueOf(e.getMessage())));
        }
    }
}
