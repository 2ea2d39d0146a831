package dev.clamor.results.report.words;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.verdict.Comparison;
import dev.clamor.results.verdict.Decision;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Judged;
import dev.clamor.results.verdict.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict for someone who reads one line.
 *
 * @param word the decision as people say it
 * @param reason the first reason
 * @param next what to do now
 * @param others the other reasons
 */
public record Headline(String word, String reason, String next, List<Verdict.Reason> others) {
    /** From the verdict and the numbers that explain it. */
    public static Headline of(Verdict verdict, MetricsSnapshot snapshot) {
        List<Verdict.Reason> reasons = verdict.reasons();
        String reason =
                reasons.isEmpty() ? "No reason was given." : reasons.get(0).because();
        List<Verdict.Reason> others = reasons.subList(Math.min(1, reasons.size()), reasons.size());
        return new Headline(word(verdict.decision()), reason, next(verdict, snapshot), List.copyOf(others));
    }

    /** The decision in capitals. */
    public static String word(Decision decision) {
        return switch (decision) {
            case PROMOTE -> "PROMOTE";
            case HOLD -> "HOLD";
            case ROLL_BACK -> "ROLL BACK";
        };
    }

    private static String next(Verdict verdict, MetricsSnapshot snapshot) {
        return switch (verdict.decision()) {
            case PROMOTE -> "Release it, and keep this run to compare the next one with.";
            case ROLL_BACK -> "Do not release. Look first at this: " + firstLook(verdict, snapshot);
            case HOLD -> hold(verdict);
        };
    }

    private static String firstLook(Verdict verdict, MetricsSnapshot snapshot) {
        List<FailingStep> steps = FailingStep.ranked(snapshot.steps());
        Optional<FailingStep> costliest =
                steps.stream().filter(FailingStep::clear).max(Comparator.comparing(FailingStep::excess));
        if (costliest.isPresent()) {
            return costliest.get().sentence();
        }
        return Stream.<Judged>concat(verdict.findings().stream(), verdict.comparisons().stream())
                .filter(judged -> judged.state() == Finding.State.BREACHED)
                .map(Judged::because)
                .findFirst()
                .orElse("the reasons below.");
    }

    private static String hold(Verdict verdict) {
        long failed =
                verdict.run().checks().stream().filter(check -> !check.passed()).count();
        if (failed > 0) {
            return "Mend the run, not the agent: " + (failed == 1 ? "a check" : failed + " checks")
                    + " of the run itself failed, so its numbers decide nothing. Then run it again.";
        }
        String code =
                verdict.reasons().isEmpty() ? "" : verdict.reasons().get(0).code();
        if (code.equals("MEASURED")) {
            return "Ask for the load that it must bear, to have it decided: clamor run --find-knee --at-least RATE.";
        }
        if (code.equals("LOAD_UNDECIDED")) {
            return "Search again with more contacts in a step (knee.most_contacts, knee.most_seconds).";
        }
        if (verdict.stop().filter(stop -> stop.toward() == Decision.HOLD).isPresent()) {
            return "Do not release: mend \u201C" + verdict.stop().get().objective()
                    + "\u201D, or think its target over, and run it again.";
        }
        if (verdict.baseline().stream().anyMatch(facts -> !facts.compatible())) {
            return "Hold it against a run of the same suite that counts, or judge it without a baseline.";
        }
        if (verdict.baseline().isEmpty() && verdict.comparisons().stream().anyMatch(Comparison::gating)) {
            return "Give it a baseline: clamor judge RUN_DIR --baseline NAME, or a run's folder.";
        }
        return verdict.findings().stream()
                .filter(finding -> finding.slo().gating() && finding.state() == Finding.State.INCONCLUSIVE)
                .map(Headline::needed)
                .findFirst()
                .orElse("Do not release yet: settle the reasons below and run it again.");
    }

    /** Without a number of its own: the finding's sentence says how many events are missing. */
    private static String needed(Finding finding) {
        String name = "\u201C" + finding.slo().id() + "\u201D";
        return finding.total() == 0
                ? "There was nothing to judge " + name + " by: check the scenarios of the plan, then run it again."
                : "Run it longer, with more personas and scenarios if you can: " + name + " is not decided by the "
                        + Numbers.count(finding.total()) + " events there are.";
    }
}
