package dev.clamor.cli.history;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.shelf.RunIds;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.cli.terminal.Version;
import dev.clamor.history.History;
import dev.clamor.history.StoredRun;
import dev.clamor.history.TableFormat;
import dev.clamor.results.report.HistoryHtml;
import dev.clamor.results.report.trend.Trend;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How every objective went from run to run. */
@Command(
        name = "history",
        description =
                "Shows how every objective went from run to run, and where the agent, the suite or the plan changed.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor history                                    all runs in results/runs",
            "  clamor history --objective humans-when-needed     one objective, run by run",
            "  clamor history --format html --out history.html   one page, offline, with intervals",
            "  clamor history nightly/ --format csv",
            "",
            "Runs without a verdict, or with one older than their log, are left out; clamor judge writes one."
        })
public final class HistoryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUNS_DIR",
            description = "the folder of runs (default: results/runs)")
    private @Nullable Path home;

    @Option(names = "--objective", paramLabel = "ID", description = "this one only, run by run")
    private @Nullable String objective;

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}, instead of text; parquet needs --out")
    private @Nullable Format format;

    @Option(names = "--json", description = "the same as --format json")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", description = "write it there; needs --format")
    private @Nullable Path out;

    /** What it may be written as. */
    enum Format {
        CSV,
        JSON,
        PARQUET,
        HTML;

        TableFormat table() {
            return TableFormat.valueOf(name());
        }
    }

    @Override
    public Integer call() throws IOException {
        if (json) {
            format = Extract.json(Optional.ofNullable(format), Format.JSON);
        }
        if (out != null && format == null) {
            throw Invalid.of("--format", "one of csv, json, parquet and html, for --out", "none");
        }
        List<StoredRun> runs = runs(home == null ? RunIds.home() : home);
        if (format != null && format != Format.HTML) {
            Extract.write(
                    runs,
                    History.trend(),
                    format.table(),
                    Optional.ofNullable(out),
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
            return 0;
        }
        List<Trend> trends = trends(runs);
        if (format == Format.HTML) {
            page(trends);
        } else {
            new HistoryText(spec.commandLine().getOut(), Ansi.AUTO).print(trends, objective != null);
        }
        return 0;
    }

    private List<StoredRun> runs(Path folder) throws IOException {
        List<Path> all = Extract.folders(folder);
        List<StoredRun> judged = StoredRun.judged(all);
        if (judged.isEmpty()) {
            throw Invalid.of(folder.toString(), "a run with a verdict", "none; clamor judge RUN_DIR writes one");
        }
        int left = all.size() - judged.size();
        if (left > 0) {
            spec.commandLine()
                    .getErr()
                    .println((left == 1 ? "1 run is" : left + " runs are")
                            + " left out: no verdict as new as the log; clamor judge RUN_DIR writes one");
        }
        return judged;
    }

    private List<Trend> trends(List<StoredRun> runs) {
        List<Trend> all;
        try (History history = History.open(
                runs, Optional.empty(), Extract.torn(spec.commandLine().getErr()))) {
            all = history.trends();
        }
        if (objective == null) {
            return all;
        }
        return all.stream()
                .filter(trend -> trend.objective().equals(objective))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> Invalid.of(
                        "--objective",
                        "one of "
                                + String.join(
                                        ", ", all.stream().map(Trend::objective).toList()),
                        "\"" + Printable.of(String.valueOf(objective)) + "\""));
    }

    private void page(List<Trend> trends) throws IOException {
        if (out == null) {
            HistoryHtml.write(trends, Version.number(), spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            return;
        }
        try (Writer file = Files.newBufferedWriter(out)) {
            HistoryHtml.write(trends, Version.number(), file);
        }
        spec.commandLine().getOut().println(out);
    }
}
