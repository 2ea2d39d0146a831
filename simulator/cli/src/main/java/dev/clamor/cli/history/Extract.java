package dev.clamor.cli.history;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.history.History;
import dev.clamor.history.StoredRun;
import dev.clamor.history.TableFormat;
import dev.clamor.results.archive.FinishedRuns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Rows of a query as a file or as text. */
final class Extract {
    private Extract() {}

    /** The folders of all runs in a folder, newest first. */
    static List<Path> folders(Path home) throws IOException {
        List<Path> folders = new FinishedRuns(home, Duration.ZERO, Clock.systemUTC())
                .all().stream().map(run -> home.resolve(run.id())).toList();
        if (folders.isEmpty()) {
            throw Invalid.of(home.toString(), "a folder of runs", "none in it");
        }
        return folders;
    }

    /** Says of a part of a log that it ends before its end. */
    static Consumer<Path> torn(PrintWriter err) {
        return part ->
                err.println(Printable.of(part.toString()) + " breaks off, as after a kill: it is read up to there");
    }

    /** What {@code --json} means beside a format that may have been named. */
    static <F extends Enum<F>> F json(Optional<F> named, F json) {
        if (named.filter(format -> format != json).isPresent()) {
            throw Invalid.of("--json", "--json or --format", "both");
        }
        return json;
    }

    /** Writes every row into the file, or prints it; what is amiss goes to {@code err}. */
    static void write(
            List<StoredRun> runs,
            String query,
            TableFormat format,
            Optional<Path> out,
            PrintWriter terminal,
            PrintWriter err)
            throws IOException {
        if (out.isPresent()) {
            try (History history = History.open(runs, out, torn(err))) {
                history.write(query, format, out.get());
            }
            terminal.println(out.get());
            return;
        }
        if (format == TableFormat.PARQUET) {
            throw Invalid.of("--out", "a file for parquet, which is no text", "none");
        }
        print(runs, query, format, terminal, err);
    }

    private static void print(
            List<StoredRun> runs, String query, TableFormat format, PrintWriter terminal, PrintWriter err)
            throws IOException {
        Path file = Files.createTempFile("clamor-query", null);
        try {
            try (History history = History.open(runs, Optional.of(file), torn(err))) {
                history.write(query, format, file);
            }
            try (Reader reader = Files.newBufferedReader(file)) {
                reader.transferTo(terminal);
            }
            terminal.flush();
        } finally {
            Files.delete(file);
        }
    }
}
