package dev.clamor.results.verdict;

import dev.clamor.results.inference.Holm;
import dev.clamor.results.verdict.Finding.State;
import dev.clamor.results.verdict.Verdict.BaselineFacts;
import dev.clamor.results.verdict.Verdict.Check;
import dev.clamor.results.verdict.Verdict.Reason;
import dev.clamor.results.verdict.Verdict.StopFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From checks and findings to a decision. PROMOTE only if every gating objective is met, against its target and
 * against the baseline; ROLL_BACK if one is breached after Holm over all of these; HOLD otherwise, and whatever the findings when the run does not count.
 *
 * @param decision what to do
 * @param reasons why, most important first
 */
record Gate(Decision decision, List<Reason> reasons) {
    /** The same, or HOLD whatever the findings when there is a baseline that cannot be compared. */
    Gate against(Optional<BaselineFacts> baseline) {
        return baseline.filter(facts -> !facts.compatible())
                .map(facts -> held(facts.because()))
                .orElse(this);
    }

    private Gate held(String because) {
        List<Reason> all = new ArrayList<>(reasons);
        all.removeIf(reason -> reason.code().equals(ReasonCode.ALL_MET.name()));
        boolean invalid = all.stream().anyMatch(reason -> reason.code().equals(ReasonCode.RUN_INVALID.name()));
        all.add(invalid ? all.size() : 0, new Reason(ReasonCode.BASELINE_INCOMPATIBLE, because));
        return new Gate(Decision.HOLD, List.copyOf(all));
    }

    /** The decision, without regard to a baseline's fitness and to early stops. */
    static Gate of(List<Check> checks, List<? extends Judged> findings) {
        List<Reason> invalid = invalid(checks);
        if (!invalid.isEmpty()) {
            return new Gate(Decision.HOLD, invalid);
        }
        List<Judged> gating =
                findings.stream().filter(Judged::gating).map(Judged.class::cast).toList();
        if (gating.isEmpty()) {
            return new Gate(
                    Decision.HOLD,
                    List.of(new Reason(
                            ReasonCode.NO_OBJECTIVES,
                            "No objective is gating, so nothing can speak for a promotion.")));
        }
        return judged(ranked(gating));
    }

    /** A reason for each check of the run that failed. */
    static List<Reason> invalid(List<Check> checks) {
        return checks.stream()
                .filter(c -> !c.passed())
                .map(c -> new Reason(ReasonCode.RUN_INVALID, c.code() + ": " + c.because()))
                .toList();
    }

    /**
     * The decision when a declared rule ended the run. Only a rule that found an objective surely missed decides by itself,
     * for its chance of error is its own; a run cut short because promotion was out of reach is never promoted; and one that
     * met its objectives early must meet them here as well. Nothing helps a run that does not count.
     */
    Gate stopped(Optional<StopFacts> stop) {
        if (stop.isEmpty()) {
            return this;
        }
        Reason early = new Reason(ReasonCode.STOPPED_EARLY, stop.get().because());
        if (reasons.stream().anyMatch(reason -> reason.code().equals(ReasonCode.RUN_INVALID.name()))) {
            return new Gate(decision, last(early));
        }
        return switch (stop.get().toward()) {
            case ROLL_BACK -> new Gate(Decision.ROLL_BACK, first(early));
            case HOLD ->
                decision == Decision.ROLL_BACK
                        ? new Gate(decision, last(early))
                        : new Gate(Decision.HOLD, first(early));
            case PROMOTE -> new Gate(decision, decision == Decision.PROMOTE ? first(early) : last(early));
        };
    }

    private List<Reason> first(Reason reason) {
        return Stream.concat(Stream.of(reason), reasons.stream()).toList();
    }

    private List<Reason> last(Reason reason) {
        return Stream.concat(reasons.stream(), Stream.of(reason)).toList();
    }

    private static Gate judged(List<Ranked> ranked) {
        List<Reason> reasons = new ArrayList<>();
        for (Ranked r : ranked) {
            if (r.finding.state() != State.MET) {
                reasons.add(r.reason());
            }
        }
        if (reasons.isEmpty()) {
            return new Gate(Decision.PROMOTE, List.of(new Reason(ReasonCode.ALL_MET, allMet(ranked))));
        }
        boolean confirmed = ranked.stream().anyMatch(Ranked::confirmed);
        return new Gate(confirmed ? Decision.ROLL_BACK : Decision.HOLD, List.copyOf(reasons));
    }

    private static String allMet(List<Ranked> ranked) {
        return ranked.size() == 1
                ? "The one gating objective is met: " + ranked.get(0).finding.id() + "."
                : "All " + ranked.size() + " gating objectives are met: "
                        + String.join(
                                ", ",
                                ranked.stream()
                                        .map(r -> r.finding.id())
                                        .sorted()
                                        .toList()) + ".";
    }

    /** Confirmed breaches first, then other breaches, then the rest; within these by p-value, then in the file's order. */
    private static List<Ranked> ranked(List<Judged> gating) {
        double[] adjusted =
                Holm.adjust(gating.stream().mapToDouble(Gate::evidence).toArray());
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            ranked.add(new Ranked(gating.get(i), adjusted[i], gating.size()));
        }
        ranked.sort(Comparator.comparingInt(Ranked::rank).thenComparingDouble(r -> r.finding.pBreach()));
        return ranked;
    }

    /** Only a finding that is breached on its own can count as evidence, so too few events never roll back. */
    private static double evidence(Judged finding) {
        return finding.state() == State.BREACHED ? finding.pBreach() : 1;
    }

    /** A gating finding with its p-value after Holm over all of them. */
    private record Ranked(Judged finding, double adjusted, int family) {
        boolean confirmed() {
            return finding.state() == State.BREACHED && adjusted < 1 - finding.confidence();
        }

        int rank() {
            if (confirmed()) {
                return 0;
            }
            return switch (finding.state()) {
                case BREACHED -> 1;
                case INCONCLUSIVE -> 2;
                case MET -> 3;
            };
        }

        Reason reason() {
            String text = finding.id() + " - " + finding.because();
            if (finding.state() == State.INCONCLUSIVE) {
                return new Reason(ReasonCode.OBJECTIVE_INCONCLUSIVE, text);
            }
            return confirmed()
                    ? new Reason(ReasonCode.OBJECTIVE_BREACHED, text)
                    : new Reason(
                            ReasonCode.BREACH_UNCONFIRMED,
                            text + " Among " + family
                                    + " gating objectives that can be chance (Holm), so it does not roll" + " back.");
        }
    }
}
