package dev.clamor.cli.history;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.shelf.RunIds;
import dev.clamor.cli.shelf.Shelf;
import dev.clamor.history.History;
import dev.clamor.history.StoredRun;
import dev.clamor.history.TableFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the logs and verdicts of runs in SQL. */
@Command(
        name = "query",
        description = "Answers a SELECT over the logs and verdicts of runs: events, contacts, turns, labels, runs and"
                + " objectives. See docs/history.md.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor query \"select persona, count(*) from contacts group by all order by 2 desc\"",
            "  clamor query \"from runs\" results/runs/RUN_ID",
            "  clamor query \"from turns\" results/runs/RUN_ID --format parquet --out turns.parquet",
            "  clamor query \"describe contacts\"",
            "",
            "Nothing is copied, nothing but the files of these runs is read, and only --out is written."
        })
public final class QueryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SQL", description = "one SELECT statement, in DuckDB's dialect")
    private String query;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "RUN_DIR",
            description = "the runs (default: all in results/runs)")
    private @Nullable List<String> named;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}: every row, instead of a table to read; parquet needs --out")
    private @Nullable TableFormat format;

    @Option(names = "--json", description = "the same as --format json")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", description = "write it there; needs --format")
    private @Nullable Path out;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "rows of the table at most (default: ${DEFAULT-VALUE})")
    private int rows;

    @Override
    public Integer call() throws IOException {
        if (rows < 1) {
            throw Invalid.of("--rows", "a whole number from 1", Integer.toString(rows));
        }
        if (json) {
            format = Extract.json(Optional.ofNullable(format), TableFormat.JSON);
        }
        if (out != null && format == null) {
            throw Invalid.of("--format", "one of csv, json and parquet, for --out", "none");
        }
        List<StoredRun> runs = runs();
        if (format != null) {
            Extract.write(
                    runs,
                    query,
                    format,
                    Optional.ofNullable(out),
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
            return 0;
        }
        try (History history = History.open(
                runs, Optional.empty(), Extract.torn(spec.commandLine().getErr()))) {
            new RowsText(spec.commandLine().getOut()).print(history.rows(query, rows));
        }
        return 0;
    }

    private List<StoredRun> runs() throws IOException {
        return named == null
                ? StoredRun.in(Extract.folders(RunIds.home()))
                : StoredRun.in(
                        named.stream().map(one -> Shelf.run("RUN_DIR", one)).toList());
    }
}
