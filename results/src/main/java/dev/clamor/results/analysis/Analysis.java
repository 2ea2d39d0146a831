package dev.clamor.results.analysis;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.report.words.FailingStep;
import dev.clamor.results.slo.Objectives;
import java.util.List;
import java.util.Optional;

/**
 * Where a run fails, for whom, how, and at what price. It decides nothing: the verdict does.
 *
 * @param failingSteps journey steps that fail more often under a condition than elsewhere, clear ones first
 * @param fairness groups of customers against all others, for each indicator of a gating objective, the worst first
 * @param modes the six modes of failure
 * @param tradeOffs what got worse while containment went up; empty without a baseline
 * @param reliability consistency by scenario
 * @param faults what each window of the planned faults did
 * @param agents each of several agents; empty where there is one only
 */
public record Analysis(
        List<FailingStep> failingSteps,
        List<GroupGap> fairness,
        List<ModeFinding> modes,
        List<TradeOff> tradeOffs,
        Reliability reliability,
        List<FaultFinding> faults,
        List<AgentSide> agents) {

    /**
     * The analysis: a pure function of its arguments.
     *
     * @param baseline a run that this one can be compared with, if there is one
     */
    public static Analysis of(
            MetricsSnapshot snapshot, Manifest manifest, Objectives objectives, Optional<Before> baseline) {
        Optional<List<TradeOff>> tradeOffs =
                baseline.map(before -> TradeOffs.of(snapshot, before.snapshot(), before.paired()));
        return new Analysis(
                FailingStep.ranked(snapshot.steps()),
                Fairness.of(snapshot, PersonaGroups.of(manifest), objectives),
                Modes.of(snapshot, tradeOffs),
                tradeOffs.orElse(List.of()),
                RightEndings.of(snapshot),
                FaultFinding.of(snapshot.faults()),
                AgentSide.of(snapshot));
    }

    /**
     * The numbers of an earlier run.
     *
     * @param paired whether the same customers met both
     */
    public record Before(MetricsSnapshot snapshot, boolean paired) {}
}
