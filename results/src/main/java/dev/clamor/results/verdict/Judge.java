package dev.clamor.results.verdict;

import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.stopping.Stop;
import dev.clamor.results.verdict.Verdict.Check;
import dev.clamor.results.verdict.Verdict.RunFacts;
import dev.clamor.results.verdict.Verdict.StopFacts;
import java.util.List;
import java.util.Optional;

/**
 * A pure function of the run's numbers, its manifest and the objectives: no clock, no files, no threads, no chance.
 *
 * <p>The run is checked first; a run that does not count is held whatever its findings, which are computed and shown all
 * the same. Then each objective is judged by itself, and the gate decides from the gating ones.
 */
public final class Judge {
    private Judge() {}

    /** The verdict on a run that was not stopped early. */
    public static Verdict judge(MetricsSnapshot snapshot, Manifest manifest, Objectives objectives) {
        return judge(snapshot, manifest, objectives, Optional.empty());
    }

    /**
     * The verdict.
     *
     * @param decided what the declared rules decide on the contacts of the log; it counts only if the run ended by it
     */
    public static Verdict judge(
            MetricsSnapshot snapshot, Manifest manifest, Objectives objectives, Optional<Stop> decided) {
        Optional<StopFacts> stop = decided.filter(d -> endedByRule(snapshot))
                .map(d -> Stops.facts(
                        d, manifest.plannedContacts(), snapshot.contacts().opened()));
        List<Check> checks = RunChecks.of(snapshot, manifest, stop);
        List<Finding> findings = objectives.slos().stream()
                .map(slo -> Findings.of(objectives.stopping().atEnd(slo), snapshot, objectives))
                .toList();
        Gate gate = Gate.of(checks, findings).stopped(stop);
        boolean valid = checks.stream().allMatch(Check::passed);
        return new Verdict(
                gate.decision(),
                gate.reasons(),
                findings,
                List.of(),
                AutonomyAdvice.of(snapshot, objectives.slos(), AutonomyLevels.of(manifest), valid),
                facts(snapshot, manifest, checks),
                Optional.empty(),
                stop);
    }

    private static boolean endedByRule(MetricsSnapshot snapshot) {
        return snapshot.end().filter(end -> end.reason() == EndReason.DECIDED).isPresent();
    }

    private static RunFacts facts(MetricsSnapshot snapshot, Manifest manifest, List<Check> checks) {
        return new RunFacts(
                manifest.runId(),
                manifest.suiteHash(),
                manifest.seed(),
                manifest.plannedContacts(),
                snapshot.contacts().opened(),
                snapshot.contacts().discarded(),
                snapshot.contacts().valid(),
                checks);
    }
}
