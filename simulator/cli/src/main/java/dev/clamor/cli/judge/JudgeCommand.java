package dev.clamor.cli.judge;

import dev.clamor.cli.live.Screen;
import dev.clamor.cli.shelf.KeptBaseline;
import dev.clamor.cli.shelf.Shelf;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.report.Report;
import dev.clamor.results.report.ReportFiles;
import dev.clamor.results.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
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

/** Judges a finished, stopped or killed run again. */
@Command(
        name = "judge",
        description = "Computes a run's numbers and verdict again, from its log alone, and writes the files again.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor judge results/runs/RUN_ID",
            "  clamor judge results/runs/RUN_ID --baseline production",
            "  clamor judge results/runs/RUN_ID --json      writes the files and prints verdict.json",
            "  clamor judge results/runs/RUN_ID             a run of several shards, shard-I-of-N in its folder",
            "  clamor judge a/shard-0-of-2 b/shard-1-of-2 --out results/runs/RUN_ID",
            "",
            "Exit codes: 0 PROMOTE, 10 HOLD, 20 ROLL_BACK. A run that was killed is HOLD."
        })
public final class JudgeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "1..*",
            paramLabel = "RUN_DIR",
            description = "the run's folder, or those of all its shards")
    private List<Path> folders;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where shards are put together (default: the folder in which they all are)")
    private @Nullable Path out;

    @Option(
            names = "--baseline",
            paramLabel = "RUN_DIR|NAME",
            description = "a run to hold this one against from now on; its log is kept in this run's folder")
    private @Nullable String baseline;

    @Option(names = "--json", description = "print verdict.json instead of words")
    private boolean json;

    private final Optional<LogReading> elsewhere;

    /** Reads logs here. */
    JudgeCommand() {
        this.elsewhere = Optional.empty();
    }

    /** Has the logs of shards read elsewhere; empty for here. */
    public JudgeCommand(Optional<LogReading> elsewhere) {
        this.elsewhere = elsewhere;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = ShardFolders.run(folders, Optional.ofNullable(out), elsewhere);
        if (baseline != null) {
            Path other = Shelf.run("--baseline", baseline);
            Judging.baseline(other, Judging.objectives(RunArchive.manifest(folder)));
            KeptBaseline.keep(other, folder);
        }
        Clock clock = Clock.systemUTC();
        Report report = elsewhere
                .map(reading -> Judging.judge(folder, clock, reading))
                .orElseGet(() -> Judging.judge(folder, clock));
        ReportFiles.writeAll(folder, report);
        print(report, folder);
        return report.verdict().decision().exitCode();
    }

    private void print(Report report, Path folder) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ReportFormat.VERDICT_JSON.writer().write(report, out);
            out.flush();
            GitHubActions.show(report, spec.commandLine().getErr());
            return;
        }
        new VerdictText(out, Ansi.AUTO, Screen.wrapping()).print(report, folder);
        GitHubActions.show(report, out);
    }
}
