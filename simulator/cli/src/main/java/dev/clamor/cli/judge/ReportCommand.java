package dev.clamor.cli.judge;

import dev.clamor.results.report.Report;
import dev.clamor.results.report.ReportFiles;
import dev.clamor.results.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a run's files again, or prints one of them. */
@Command(
        name = "report",
        description = "Writes a run's report files again, or prints one of them.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor report results/runs/RUN_ID",
            "  clamor report results/runs/RUN_ID --format summary_markdown     for a pull request",
            "  clamor report results/runs/RUN_ID --format verdict_json"
        })
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "the run's folder")
    private Path folder;

    @Option(names = "--format", description = "print this one instead: ${COMPLETION-CANDIDATES}")
    private @Nullable ReportFormat format;

    @Override
    public Integer call() throws IOException {
        Report report = Judging.judge(folder, Clock.systemUTC());
        if (format != null) {
            format.writer().write(report, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            return 0;
        }
        ReportFiles.writeAll(folder, report);
        for (ReportFormat written : ReportFormat.values()) {
            if (written.of(report)) {
                spec.commandLine().getOut().println(folder.resolve(written.fileName()));
            }
        }
        return 0;
    }
}
