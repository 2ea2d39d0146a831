package dev.clamor.cli;

import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.document.Problems;
import dev.clamor.metrics.MetricsConfig;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.RunMetrics;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.archive.RunArchive;
import dev.clamor.results.report.Report;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.file.ObjectivesFile;
import dev.clamor.results.verdict.Judge;
import dev.clamor.results.verdict.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From a run's folder to a report: the one way in which every number of a finished run is computed. */
final class Judging {
    private Judging() {}

    /** Replays the log through the accumulators, judges, and fetches the transcripts worth reading. */
    static Report judge(Path folder, Clock clock) {
        Manifest manifest = RunArchive.manifest(folder);
        Objectives objectives = objectives(manifest);
        RunMetrics metrics = new RunMetrics(config(objectives));
        RunArchive.read(folder, metrics::accept);
        MetricsSnapshot snapshot = metrics.snapshot();
        Verdict verdict = Judge.judge(snapshot, manifest, objectives);
        return new Report(
                manifest, snapshot, verdict, clock.instant().toString(), transcripts(folder, snapshot.worst()));
    }

    static MetricsConfig config(Objectives objectives) {
        return new MetricsConfig(
                objectives.latencyThresholdsMillis(),
                objectives.firstTokenThresholdsMillis(),
                MetricsConfig.DEFAULT_SLICE_SECONDS,
                MetricsConfig.DEFAULT_WORST);
    }

    private static Objectives objectives(Manifest manifest) {
        Problems problems = new Problems();
        var read = ObjectivesFile.read(
                manifest.objectives().name(), manifest.objectives().text(), problems);
        problems.throwIfAny();
        return read.orElseThrow().objectives();
    }

    private static List<Report.Transcript> transcripts(Path folder, List<MetricsSnapshot.WorstContact> worst) {
        if (worst.isEmpty()) {
            return List.of();
        }
        Map<ContactId, List<TurnEvent>> wanted = new HashMap<>();
        worst.forEach(one -> wanted.put(ContactId.parse(one.contact()), new ArrayList<>()));
        RunArchive.read(folder, event -> {
            if (event instanceof TurnEvent turn) {
                List<TurnEvent> events = wanted.get(turn.contact());
                if (events != null) {
                    events.add(turn);
                }
            }
        });
        return worst.stream()
                .map(one -> new Report.Transcript(
                        one.contact(),
                        one.because(),
                        List.copyOf(wanted.getOrDefault(ContactId.parse(one.contact()), List.of()))))
                .toList();
    }
}
