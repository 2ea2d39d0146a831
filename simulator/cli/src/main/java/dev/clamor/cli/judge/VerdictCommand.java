package dev.clamor.cli.judge;

import dev.clamor.results.report.Report;
import dev.clamor.results.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verdict on a run, for machines. */
@Command(
        name = "verdict",
        description = "Judges a run from its log, prints verdict.json and writes nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor verdict results/runs/RUN_ID",
            "  clamor verdict results/runs/RUN_ID | jq -r .verdict",
            "",
            "Exit codes: 0 PROMOTE, 10 HOLD, 20 ROLL_BACK. A run that was killed is HOLD."
        })
public final class VerdictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "the run's folder")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Report report = Judging.judge(folder, Clock.systemUTC());
        PrintWriter out = spec.commandLine().getOut();
        ReportFormat.VERDICT_JSON.writer().write(report, out);
        out.flush();
        return report.verdict().decision().exitCode();
    }
}
