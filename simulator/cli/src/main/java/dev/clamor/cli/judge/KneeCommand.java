package dev.clamor.cli.judge;

import dev.clamor.cli.input.Invalid;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.report.Report;
import dev.clamor.results.report.ReportFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The highest bearable load, again from the log. */
@Command(
        name = "knee",
        description = "Computes the highest bearable load of a search again, from the run's log alone; writes nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor run --find-knee                      searches for it first",
            "  clamor knee results/runs/RUN_ID",
            "  clamor knee results/runs/RUN_ID --json      knee.json",
            "",
            "Exit codes: 0 computed, whatever it is; 2 the run did not search for it. clamor judge has the verdict's."
        })
public final class KneeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "the run's folder")
    private Path folder;

    @Option(names = "--json", description = "print knee.json instead of words")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!RunArchive.manifest(folder).knee().asked()) {
            throw Invalid.of(
                    folder.toString(),
                    "a run that searched for the highest bearable load (--find-knee)",
                    "another run");
        }
        Report report = Judging.judge(folder, Clock.systemUTC());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ReportFormat.KNEE_JSON.writer().write(report, out);
            out.flush();
        } else {
            report.knee().ifPresent(knee -> KneeText.print(knee, out));
        }
        return 0;
    }
}
