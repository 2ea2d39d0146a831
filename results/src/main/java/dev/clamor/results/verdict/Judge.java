package dev.clamor.results.verdict;

import dev.clamor.conversation.RunEvent.EndReason;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.stopping.Stop;
import dev.clamor.results.verdict.Verdict.BaselineFacts;
import dev.clamor.results.verdict.Verdict.Check;
import dev.clamor.results.verdict.Verdict.RunFacts;
import dev.clamor.results.verdict.Verdict.StopFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A pure function of the run's numbers, its manifest and the objectives: no clock, no files, no threads, no chance.
 *
 * <p>The run is checked first; a run that does not count is held whatever its findings, which are computed and shown all
 * the same. Then each objective is judged by itself and held against the baseline, and the gate decides from the gating
 * ones.
 */
public final class Judge {
    private Judge() {}

    /** The verdict without a baseline, on a run that was not stopped early. */
    public static Verdict judge(MetricsSnapshot snapshot, Manifest manifest, Objectives objectives) {
        return judge(new JudgedRun(manifest, snapshot), objectives, Optional.empty(), Optional.empty());
    }

    /**
     * The verdict.
     *
     * @param baseline the run that it is held against
     * @param decided what the declared rules decide on the contacts of the log; it counts only if the run ended by it
     */
    public static Verdict judge(
            JudgedRun run, Objectives objectives, Optional<JudgedRun> baseline, Optional<Stop> decided) {
        MetricsSnapshot snapshot = run.snapshot();
        Manifest manifest = run.manifest();
        Optional<StopFacts> stop = decided.filter(d -> endedByRule(snapshot))
                .map(d -> Stops.facts(
                        d, manifest.plannedContacts(), snapshot.contacts().opened()));
        List<Check> checks = RunChecks.of(snapshot, manifest, stop);
        List<Finding> findings = objectives.slos().stream()
                .map(slo -> Findings.of(objectives.stopping().atEnd(slo), snapshot, objectives))
                .toList();
        Optional<BaselineFacts> compared = baseline.map(other -> BaselineCheck.of(run, other));
        List<Comparison> comparisons = Comparisons.of(objectives.slos(), run, baseline, compared);
        List<Judged> judged =
                Stream.<Judged>concat(findings.stream(), comparisons.stream()).toList();
        Gate gate = Gate.of(checks, judged).stopped(stop).against(compared);
        boolean valid = checks.stream().allMatch(Check::passed);
        return new Verdict(
                gate.decision(),
                gate.reasons(),
                findings,
                comparisons,
                AutonomyAdvice.of(snapshot, objectives.slos(), AutonomyLevels.of(manifest), valid),
                facts(snapshot, manifest, checks),
                compared,
                stop,
                AgentFindings.of(snapshot, manifest, objectives));
    }

    /**
     * The same verdict on a run that searched for the highest bearable load. Its findings are over all loads together, those
     * that were too high included, so none of them is gating, and nothing is said of autonomy.
     */
    public static Verdict on(Capacity capacity, Verdict verdict) {
        Gate gate = CapacityGate.of(verdict.run().checks(), capacity);
        return new Verdict(
                gate.decision(),
                gate.reasons(),
                verdict.findings().stream().map(Finding::notGating).toList(),
                verdict.comparisons(),
                List.of(),
                verdict.run(),
                verdict.baseline(),
                verdict.stop(),
                verdict.agents());
    }

    private static boolean endedByRule(MetricsSnapshot snapshot) {
        return snapshot.end().filter(end -> end.reason() == EndReason.DECIDED).isPresent();
    }

    private static RunFacts facts(MetricsSnapshot snapshot, Manifest manifest, List<Check> checks) {
        return new RunFacts(
                manifest.runId(),
                manifest.suiteHash(),
                manifest.seed(),
                RunChecks.planned(snapshot, manifest),
                snapshot.contacts().opened(),
                snapshot.contacts().discarded(),
                snapshot.contacts().valid(),
                checks);
    }
}
