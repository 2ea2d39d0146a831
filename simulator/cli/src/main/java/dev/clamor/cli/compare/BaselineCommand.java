package dev.clamor.cli.compare;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.judge.Judging;
import dev.clamor.cli.shelf.KeptBaseline;
import dev.clamor.cli.shelf.Shelf;
import dev.clamor.cli.terminal.Json;
import dev.clamor.cli.terminal.Printable;
import dev.clamor.results.archive.BaselineNote;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.report.Report;
import dev.clamor.results.report.ReportFiles;
import dev.clamor.results.report.ReportFormat;
import dev.clamor.results.verdict.Decision;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs kept under a name, to hold others against. */
@Command(
        name = "baseline",
        description = "Keeps runs under a name, to hold later runs against: results/baselines/NAME.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  clamor baseline set production results/runs/RUN_ID",
            "  clamor run storm --seed 7 --baseline production",
            "  clamor baseline list",
            "  clamor baseline list --json",
            "  clamor baseline show production --json",
            "",
            "A run can be set when its verdict is PROMOTE. One that is HOLD or ROLL_BACK needs --despite-verdict and",
            "a reason; one that does not count, or was stopped early, is never set."
        })
public final class BaselineCommand implements Callable<Integer> {
    private static final String DRAFT_PREFIX = ".";
    private static final String DRAFT_SUFFIX = ".part";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        list(false);
        return 0;
    }

    @Command(description = "Keeps a copy of a run under a name, judged again first.", mixinStandardHelpOptions = true)
    void set(
            @Parameters(paramLabel = "NAME", description = "what to call it") String name,
            @Parameters(paramLabel = "RUN_DIR", description = "the run's folder, or its id") String run,
            @Option(names = "--despite-verdict", description = "set it although its verdict is HOLD or ROLL_BACK")
                    boolean despite,
            @Option(names = "--because", paramLabel = "WHY", description = "the reason, kept with it") @Nullable
                    String because)
            throws IOException {
        Path target = Shelf.folder(name);
        Path source = Shelf.run("RUN_DIR", run);
        Clock clock = Clock.systemUTC();
        Report report = Judging.judge(source, clock);
        String why = because == null ? "" : because.strip();
        BaselineFitness.problems(report, despite, why).throwIfAny();
        boolean there = Files.exists(target);
        keep(
                source,
                target,
                report,
                new BaselineNote(
                        BaselineNote.SCHEMA_VERSION,
                        name,
                        report.manifest().runId(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                        report.verdict().decision().name(),
                        report.verdict().decision() != Decision.PROMOTE,
                        why));
        out().println((there ? "replaced " : "set ") + name + ": run "
                + report.manifest().runId() + ", " + report.verdict().decision() + ", in " + target);
    }

    private static void keep(Path source, Path target, Report report, BaselineNote note) throws IOException {
        Path draft = target.resolveSibling(DRAFT_PREFIX + target.getFileName() + DRAFT_SUFFIX);
        KeptBaseline.delete(draft);
        RunArchive.copy(source, draft);
        ReportFiles.write(draft, ReportFormat.VERDICT_JSON, report);
        note.write(draft);
        KeptBaseline.delete(target);
        Files.move(draft, target);
    }

    @Command(description = "Lists the baselines.", mixinStandardHelpOptions = true)
    void list(@Option(names = "--json", description = "print the same as JSON") boolean json) throws IOException {
        if (json) {
            Json.print(
                    Shelf.names().stream()
                            .map(name -> BaselineNote.read(Shelf.folder(name)))
                            .toList(),
                    out());
            return;
        }
        if (Shelf.names().isEmpty()) {
            out().println("no baselines in " + Shelf.home() + "; clamor baseline set NAME RUN_DIR makes one");
        }
        for (String name : Shelf.names()) {
            BaselineNote note = BaselineNote.read(Shelf.folder(name));
            out().println(String.format(
                    Locale.ROOT,
                    "%-20s %-9s %s  run %s",
                    name,
                    note.verdict(),
                    note.setAt(),
                    Printable.of(note.runId())));
        }
    }

    @Command(description = "Shows a baseline: what it is, when and why it was set.", mixinStandardHelpOptions = true)
    void show(
            @Parameters(paramLabel = "NAME", description = "its name") String name,
            @Option(names = "--json", description = "print the same as JSON") boolean json)
            throws IOException {
        Path folder = known(name);
        BaselineNote note = BaselineNote.read(folder);
        Manifest manifest = RunArchive.manifest(folder);
        if (json) {
            Json.print(BaselineAnswer.of(note, manifest, folder), out());
            return;
        }
        row("baseline", name);
        row("run", manifest.runId());
        row("set", note.setAt());
        row("verdict then", note.verdict());
        row("because", note.because().isEmpty() ? "no reason was typed" : note.because());
        row("agent", manifest.agent().name() + " at " + manifest.agent().url());
        row("plan", manifest.plan().name() + ", " + manifest.conditions().load());
        row("seed", Long.toString(manifest.seed()));
        row("contacts", Long.toString(manifest.plannedContacts()));
        row("suite", manifest.suiteHash());
        manifest.conditions().reading().forEach((key, value) -> row("read", key + ": " + value));
        row("again", "clamor judge " + folder);
    }

    private void row(String key, String value) {
        out().println(String.format(Locale.ROOT, "%-13s %s", key, Printable.of(value)));
    }

    @Command(description = "Removes a baseline; the run that it is a copy of stays.", mixinStandardHelpOptions = true)
    void remove(@Parameters(paramLabel = "NAME", description = "its name") String name) throws IOException {
        KeptBaseline.delete(known(name));
        out().println("removed " + name);
    }

    private static Path known(String name) {
        Path folder = Shelf.folder(name);
        if (!Shelf.names().contains(name)) {
            throw Invalid.unknown("baseline", name, Shelf.names());
        }
        return folder;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
