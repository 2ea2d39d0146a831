package dev.clamor.cli.compare;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.judge.Judging;
import dev.clamor.cli.shelf.Shelf;
import dev.clamor.cli.terminal.Json;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.latency.LatencyHistogram;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.compare.Changes;
import dev.clamor.results.compare.ContactMarks;
import dev.clamor.results.compare.Flips;
import dev.clamor.results.compare.LatencyChange;
import dev.clamor.results.compare.RunComparison;
import dev.clamor.results.verdict.BaselineCheck;
import dev.clamor.results.verdict.JudgedRun;
import dev.clamor.results.verdict.Verdict.BaselineFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Two runs side by side. */
@Command(
        name = "compare",
        description = "Says what changed from one run to another, for whom and by how much, and which contacts went"
                + " another way.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor compare production results/runs/RUN_ID",
            "  clamor compare results/runs/BEFORE results/runs/AFTER --json > changes.json",
            "",
            "It decides nothing: clamor judge RUN_DIR --baseline production does. It needs 16 bytes of memory for each",
            "planned contact of both runs."
        })
public final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BASELINE", description = "folder or name of the run before")
    private String before;

    @Parameters(index = "1", paramLabel = "CANDIDATE", description = "folder or name of the run after")
    private String after;

    @Option(names = "--json", description = "print everything as JSON")
    private boolean json;

    @Option(
            names = "--contacts",
            paramLabel = "N",
            defaultValue = "5",
            description = "name so many contacts of each kind (default: ${DEFAULT-VALUE})")
    private int contacts;

    @Override
    public Integer call() throws IOException {
        if (contacts < 0) {
            throw Invalid.of("--contacts", "a whole number from 0", Integer.toString(contacts));
        }
        Path baseline = Shelf.run("BASELINE", before);
        Path candidate = Shelf.run("CANDIDATE", after);
        MetricsConfig config = Judging.config(Judging.objectives(RunArchive.manifest(candidate)));
        Counted here = Counted.of(candidate, config);
        Counted there = Counted.of(baseline, config);
        BaselineFacts facts = BaselineCheck.of(here.run, there.run);
        if (!facts.compatible()) {
            throw Invalid.of("BASELINE", "a run that can be compared with " + here.id(), why(facts));
        }
        RunComparison comparison = new RunComparison(
                there.id(),
                here.id(),
                facts.paired(),
                facts.because(),
                BaselineCheck.failed(here.run),
                Changes.of(here.run, there.run, facts.paired()).changes(),
                LatencyChange.of(here.latency, there.latency),
                facts.paired() ? Flips.of(here.marks, there.marks, contacts) : List.of());
        print(comparison, candidate);
        return 0;
    }

    private static String why(BaselineFacts facts) {
        String because = Printable.of(facts.because());
        return because.endsWith(".") ? because.substring(0, because.length() - 1) : because;
    }

    private void print(RunComparison comparison, Path candidate) throws IOException {
        if (json) {
            Json.print(comparison, spec.commandLine().getOut());
        } else {
            new CompareText(spec.commandLine().getOut(), Ansi.AUTO).print(comparison, candidate);
        }
    }

    /** A run with its contacts one by one. */
    private static final class Counted implements Consumer<ContactRecord> {
        private final ContactMarks marks = new ContactMarks();
        private final LatencyHistogram latency = LatencyHistogram.dense();
        private final JudgedRun run;

        private Counted(Path folder, MetricsConfig config) {
            run = Judging.complete(folder, config, this);
        }

        static Counted of(Path folder, MetricsConfig config) {
            return new Counted(folder, config);
        }

        String id() {
            return run.manifest().runId();
        }

        @Override
        public void accept(ContactRecord contact) {
            marks.accept(contact);
            if (contact.valid()) {
                for (ContactRecord.Reply reply : contact.replies()) {
                    if (reply.usable()) {
                        latency.record(reply.dueLatencyMicros());
                    }
                }
            }
        }
    }
}
