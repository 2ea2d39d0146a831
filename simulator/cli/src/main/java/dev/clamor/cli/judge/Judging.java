package dev.clamor.cli.judge;

import dev.clamor.cli.input.Invalid;
import dev.clamor.cli.shelf.KeptBaseline;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.document.InvalidDocumentException;
import dev.clamor.document.Problems;
import dev.clamor.metrics.ContactRecord;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.results.analysis.Analysis;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.knee.Knee;
import dev.clamor.results.knee.KneeCounter;
import dev.clamor.results.report.Report;
import dev.clamor.results.report.trend.EarlierRuns;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.file.ObjectivesFile;
import dev.clamor.results.stopping.Stop;
import dev.clamor.results.stopping.StopMonitor;
import dev.clamor.results.verdict.Capacity;
import dev.clamor.results.verdict.Judge;
import dev.clamor.results.verdict.JudgedRun;
import dev.clamor.results.verdict.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** From a run's folder to a report: the one way in which every number of a finished run is computed. */
public final class Judging {
    private Judging() {}

    /** Replays the log through the accumulators and the declared rules, judges, and fetches the transcripts worth reading. */
    public static Report judge(Path folder, Clock clock) {
        Manifest manifest = RunArchive.manifest(folder);
        Objectives objectives = objectives(manifest);
        MetricsConfig config = config(objectives, manifest);
        StopMonitor monitor = new StopMonitor(objectives, config, manifest.plannedContacts());
        KneeCounter counter = new KneeCounter(manifest, objectives, config);
        RunMetrics metrics = new RunMetrics(config, contact -> {
            monitor.accept(contact);
            counter.accept(contact);
        });
        RunArchive.readForCounting(folder, event -> {
            metrics.accept(event);
            counter.accept(event);
        });
        Counted counted = new Counted(metrics, monitor.stop(), counter.knee());
        return report(
                folder,
                clock,
                counted,
                (contacts, consumer) -> RunArchive.readOnly(folder, contacts, event -> {
                    if (event instanceof TurnEvent turn) {
                        consumer.accept(turn);
                    }
                }));
    }

    /** Judges a run of several shards, which neither stops early nor searches, by counts that are made elsewhere. */
    static Report judge(Path folder, Clock clock, LogReading reading) {
        Manifest manifest = RunArchive.manifest(folder);
        RunMetrics metrics = reading.count(folder, config(objectives(manifest), manifest));
        Counted counted = new Counted(metrics, Optional.empty(), Optional.empty());
        return report(
                folder,
                clock,
                counted,
                (contacts, consumer) -> reading.events(folder, contacts).forEach(consumer));
    }

    private static Report report(
            Path folder, Clock clock, Counted counted, BiConsumer<Set<ContactId>, Consumer<TurnEvent>> read) {
        Manifest manifest = RunArchive.manifest(folder);
        Objectives objectives = objectives(manifest);
        MetricsSnapshot snapshot = counted.metrics().snapshot();
        Optional<Knee> knee = counted.knee();
        Optional<JudgedRun> baseline = KeptBaseline.in(folder).map(kept -> baseline(kept, objectives));
        Verdict overall = Judge.judge(new JudgedRun(manifest, snapshot), objectives, baseline, counted.stop());
        Verdict verdict =
                knee.map(found -> Judge.on(capacity(found, manifest), overall)).orElse(overall);
        Optional<Analysis.Before> before = verdict.baseline()
                .filter(Verdict.BaselineFacts::compatible)
                .flatMap(facts -> baseline.map(run -> new Analysis.Before(run.snapshot(), facts.paired())));
        Analysis analysis = Analysis.of(snapshot, manifest, objectives, before);
        return new Report(
                manifest,
                snapshot,
                verdict,
                analysis,
                clock.instant().toString(),
                transcripts(
                        ReadableContacts.of(
                                snapshot, analysis, counted.metrics().sample()),
                        read),
                baseline,
                knee,
                EarlierRuns.trends(folder, manifest, verdict));
    }

    private static Capacity capacity(Knee knee, Manifest manifest) {
        return new Capacity(knee.lower(), knee.upper(), manifest.knee().atLeast(), knee.sentence());
    }

    /**
     * A run to be held against, counted as these objectives need it.
     *
     * @throws InvalidDocumentException if it cannot be read, or its log is torn or has no end
     */
    public static JudgedRun baseline(Path folder, Objectives objectives) {
        return complete(folder, config(objectives), contact -> {});
    }

    /**
     * A run with a whole log.
     *
     * @param onClosed is given every contact that closes
     * @throws InvalidDocumentException if it cannot be read, or its log is torn or has no end
     */
    public static JudgedRun complete(Path folder, MetricsConfig config, Consumer<ContactRecord> onClosed) {
        Manifest manifest = RunArchive.manifest(folder);
        RunMetrics metrics = new RunMetrics(config.under(manifest.faults().windows()), onClosed);
        boolean torn = RunArchive.readForCounting(folder, metrics::accept).tornLastLine();
        MetricsSnapshot snapshot = metrics.snapshot();
        if (torn || snapshot.end().isEmpty()) {
            throw Invalid.of(
                    folder.toString(),
                    "the whole log of a run",
                    torn ? "a log torn at its end" : "a log without an end");
        }
        return new JudgedRun(manifest, snapshot);
    }

    /** With the planned faults of a run. */
    public static MetricsConfig config(Objectives objectives, Manifest manifest) {
        return config(objectives).under(manifest.faults().windows());
    }

    public static MetricsConfig config(Objectives objectives) {
        return new MetricsConfig(
                objectives.latencyThresholdsMillis(),
                objectives.firstTokenThresholdsMillis(),
                MetricsConfig.DEFAULT_SLICE_SECONDS,
                MetricsConfig.DEFAULT_WORST);
    }

    public static Objectives objectives(Manifest manifest) {
        Problems problems = new Problems();
        var read = ObjectivesFile.read(
                manifest.objectives().name(), manifest.objectives().text(), problems);
        problems.throwIfAny();
        return read.orElseThrow().objectives();
    }

    private static List<Report.Transcript> transcripts(
            Set<ContactId> wanted, BiConsumer<Set<ContactId>, Consumer<TurnEvent>> read) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        ReadableContacts contacts = new ReadableContacts(wanted);
        read.accept(wanted, contacts::accept);
        return contacts.transcripts();
    }

    /** What a log gives. */
    private record Counted(RunMetrics metrics, Optional<Stop> stop, Optional<Knee> knee) {}
}
