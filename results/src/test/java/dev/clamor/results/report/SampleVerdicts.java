package dev.clamor.results.report;

import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.Budget;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.BurnWindow;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Production;
import dev.clamor.results.slo.ProductionReading;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.AgentFindings;
import dev.clamor.results.verdict.Comparison;
import dev.clamor.results.verdict.Decision;
import dev.clamor.results.verdict.Display;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Finding.State;
import dev.clamor.results.verdict.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Hand-made verdicts with consistent blocks. */
final class SampleVerdicts {
    private SampleVerdicts() {}

    static Verdict rollBack() {
        return verdict(
                Decision.ROLL_BACK,
                List.of(
                        new Verdict.Reason(
                                "OBJECTIVE_BREACHED",
                                "True containment is 61.4 % (1,320 of 2,150) and at most 64.9 %: below the target of"
                                        + " 70 %, and the error budget is overspent by 185 contacts."),
                        new Verdict.Reason(
                                "OBJECTIVE_BREACHED", "Replies within 2,500 ms are 81.2 %: below the target of 90 %."),
                        new Verdict.Reason(
                                "OBJECTIVE_INCONCLUSIVE",
                                "Escalation recall is 87.6 %, between 83.1 % and 91.0 %: the target of 85 % is within.")),
                findings(),
                List.of(check("ARRIVALS", true, "2,982 of 3,050 planned contacts were opened (97.8 %).")));
    }

    /** With a reason as the judge words it. */
    static Verdict judged() {
        Finding breached = findings().get(0);
        return verdict(
                Decision.ROLL_BACK,
                List.of(new Verdict.Reason("OBJECTIVE_BREACHED", breached.id() + " - " + breached.because())),
                findings(),
                List.of(check("ARRIVALS", true, "2,982 of 3,050 planned contacts were opened (97.8 %).")));
    }

    /** Rolled back by a rule after 212 contacts. */
    static Verdict stopped() {
        Verdict whole = rollBack();
        String because =
                "rollBack: after contact 212 of 3,050 in the order of their arrival, true-containment is surely missed.";
        List<Verdict.Reason> reasons = new ArrayList<>(List.of(new Verdict.Reason("STOPPED_EARLY", because)));
        reasons.addAll(whole.reasons());
        return new Verdict(
                whole.decision(),
                reasons,
                whole.findings(),
                whole.comparisons(),
                whole.autonomy(),
                whole.run(),
                whole.baseline(),
                Optional.of(
                        new Verdict.StopFacts("rollBack", "true-containment", Decision.ROLL_BACK, 212, 2_750, because)),
                whole.agents());
    }

    static Verdict of(Decision decision) {
        return switch (decision) {
            case ROLL_BACK -> rollBack();
            case HOLD ->
                verdict(
                        Decision.HOLD,
                        List.of(
                                new Verdict.Reason(
                                        "OBJECTIVE_INCONCLUSIVE",
                                        "Escalation recall is 87.6 %, between 83.1 % and 91.0 %: the target of 85 % is within.")),
                        findings().stream()
                                .filter(f -> f.state() != State.BREACHED)
                                .toList(),
                        List.of(check("ARRIVALS", true, "All planned contacts were opened.")));
            case PROMOTE ->
                verdict(
                        Decision.PROMOTE,
                        List.of(new Verdict.Reason("ALL_MET", "Every gating objective is met.")),
                        findings().stream().filter(f -> f.state() == State.MET).toList(),
                        List.of(check("ARRIVALS", true, "All planned contacts were opened.")));
        };
    }

    /** Held against a baseline: one comparison of each state, and one without events. */
    static Verdict compared() {
        Verdict held = of(Decision.HOLD);
        return new Verdict(
                held.decision(),
                held.reasons(),
                held.findings(),
                List.of(
                        comparison(
                                "true-containment",
                                "trueContainment",
                                -0.084,
                                -0.117,
                                -0.051,
                                State.BREACHED,
                                "Worse."),
                        comparison(
                                "escalation-recall",
                                "escalationRecall",
                                -0.011,
                                -0.034,
                                0.012,
                                State.INCONCLUSIVE,
                                "?"),
                        comparison("wrong-action-free", "wrongActionFree", 0.002, -0.004, 0.008, State.MET, "As good."),
                        comparison(
                                "right-queue",
                                "rightQueue",
                                Double.NaN,
                                -1,
                                1,
                                State.INCONCLUSIVE,
                                "rightQueue: no valid events here.")),
                held.autonomy(),
                held.run(),
                Optional.of(new Verdict.BaselineFacts(
                        "storm-before", true, true, "Suite, seed and load plan are those of run storm-before.")),
                Optional.empty(),
                held.agents());
    }

    private static Comparison comparison(
            String id, String sli, double difference, double lower, double upper, State state, String because) {
        BaselineMargin margin = new BaselineMargin(new BigDecimal("0.02"), state != State.MET);
        boolean known = !Double.isNaN(difference);
        return new Comparison(
                slo(id, sli, "0.70", true, ""),
                margin,
                known ? new Ratio(1320, 2150) : Ratio.NONE,
                known ? new Ratio(1501, 2150) : Ratio.NONE,
                known ? 112 : 0,
                difference,
                known ? "paired t on persona x scenario, one-sided" : "none",
                lower,
                upper,
                known ? lower + 0.001 : Double.NaN,
                known ? upper - 0.001 : Double.NaN,
                state == State.BREACHED ? 0.0004 : 0.9,
                state,
                because);
    }

    static Verdict killed() {
        return verdict(
                Decision.HOLD,
                List.of(new Verdict.Reason("RUN_INVALID", "The log has no end: 222 contacts are without one.")),
                findings(),
                List.of(
                        check("CONTACTS_LOST", false, "222 contacts have no end in the log; expected 0."),
                        check("ARRIVALS", true, "All planned contacts were opened.")));
    }

    /** One objective on slices of time. */
    static Verdict sliced() {
        Slo slo = new Slo(
                "steady",
                "errorFreeTurns",
                new BigDecimal("0.90"),
                true,
                0.95,
                50,
                Slo.Estimand.SUITE,
                "Calm all the way",
                new Budgeting.Timeslices(10, new BigDecimal("0.95")),
                Optional.empty());
        return verdict(
                Decision.PROMOTE,
                List.of(new Verdict.Reason("ALL_MET", "Every gating objective is met.")),
                List.of(finding(slo, 176, 180, 0.9363, 0.9976, State.MET, "176 of 180 slices of 10 s good.")),
                List.of(check("ARRIVALS", true, "All planned contacts were opened.")));
    }

    static Verdict empty() {
        Finding none = new Finding(
                slo("true-containment", Sli.TRUE_CONTAINMENT.id(), "0.70", true, "Solved by the agent alone"),
                0,
                0,
                0,
                Double.NaN,
                Double.NaN,
                1,
                0,
                "Clopper-Pearson",
                Double.NaN,
                Double.NaN,
                Double.NaN,
                new Display(Double.NaN, Double.NaN, Display.LEVEL, "Wilson on persona x scenario"),
                new Budget(0, 0, 0, Double.NaN, Double.NaN, Double.NaN),
                List.of(),
                new Production(28, Double.NaN, Double.NaN, Double.NaN, 0, "No events."),
                State.INCONCLUSIVE,
                "There were no valid events.");
        return new Verdict(
                Decision.HOLD,
                List.of(new Verdict.Reason("RUN_INVALID", "No contact was opened.")),
                List.of(none),
                List.of(),
                List.of(),
                new Verdict.RunFacts("empty", "0", 4711, 3050, 0, new TreeMap<>(), 0, List.of()),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static Verdict named(String text) {
        Finding breached = finding(
                slo(text, Sli.TRUE_CONTAINMENT.id(), "0.70", true, text),
                1320,
                2150,
                0.577,
                0.649,
                State.BREACHED,
                text);
        Finding unclear = finding(
                slo(text + "2", Sli.TRUE_CONTAINMENT.id(), "0.60", true, text),
                1320,
                2150,
                0.577,
                0.649,
                State.INCONCLUSIVE,
                text);
        return new Verdict(
                Decision.ROLL_BACK,
                List.of(new Verdict.Reason(text, text), new Verdict.Reason(text, text)),
                List.of(breached, unclear),
                List.of(comparison(text, text, 0.1, 0.05, 0.15, State.MET, text)),
                List.of(new Verdict.Autonomy(text, 2, Verdict.Autonomy.Advice.LOWER, text, next(text))),
                new Verdict.RunFacts(
                        text,
                        text,
                        4711,
                        3050,
                        2982,
                        new TreeMap<>(Map.of(text, 3L)),
                        2841,
                        List.of(check(text, false, text))),
                Optional.of(new Verdict.BaselineFacts(text, true, true, text)),
                Optional.empty(),
                List.of(new AgentFindings(text, 7, List.of(breached))));
    }

    private static Verdict verdict(
            Decision decision, List<Verdict.Reason> reasons, List<Finding> findings, List<Verdict.Check> checks) {
        return new Verdict(
                decision,
                reasons,
                findings,
                List.of(),
                List.of(
                        new Verdict.Autonomy(
                                "billing_dispute",
                                3,
                                Verdict.Autonomy.Advice.LOWER,
                                "True containment is breached (48.2 %).",
                                new Verdict.Autonomy.Next(
                                        List.of("true-containment"),
                                        Optional.of(312L),
                                        "312 more contacts of this intent at the observed rate.")),
                        new Verdict.Autonomy(
                                "order_status", 1, Verdict.Autonomy.Advice.RAISE, "Every objective is met.", next("")),
                        new Verdict.Autonomy(
                                "password_reset",
                                0,
                                Verdict.Autonomy.Advice.KEEP,
                                "Recall is inconclusive.",
                                next("recall"))),
                new Verdict.RunFacts(
                        "storm-2026-11-21-4711",
                        "9f2c6f0f5a1d7be1",
                        4711,
                        3050,
                        2982,
                        new TreeMap<>(Map.of("RUN_ENDED", 39L, "HARNESS_FAULT", 6L)),
                        2841,
                        checks),
                Optional.empty(),
                Optional.empty(),
                agents(findings));
    }

    private static List<AgentFindings> agents(List<Finding> findings) {
        return List.of(new AgentFindings("canary", 311, findings), new AgentFindings("stable", 2530, findings));
    }

    private static List<Finding> findings() {
        return List.of(
                finding(
                        slo("true-containment", "trueContainment", "0.70", true, "Solved by the agent alone, truly"),
                        1320,
                        2150,
                        0.577,
                        0.649,
                        State.BREACHED,
                        "The upper bound 64.9 % is below the target 70 %."),
                finding(
                        slo("escalation-recall", "escalationRecall", "0.85", true, "Needed handoffs made in time"),
                        346,
                        395,
                        0.831,
                        0.910,
                        State.INCONCLUSIVE,
                        "The target 85 % lies between the bounds 83.1 % and 91.0 %."),
                finding(
                        slo("escalation-precision", "escalationPrecision", "0.80", true, "Handoffs that were needed"),
                        346,
                        401,
                        0.829,
                        0.893,
                        State.MET,
                        "The lower bound 82.9 % is at least the target 80 %."),
                finding(
                        slo("wrong-action-free", "wrongActionFree", "0.97", true, "Contacts without a wrong action"),
                        2797,
                        2841,
                        0.9785,
                        0.9889,
                        State.MET,
                        "The lower bound 97.8 % is at least the target 97 %."),
                finding(
                        slo("breach-free", "breachFree", "0.999", false, "Contacts without a breach or leak"),
                        2838,
                        2841,
                        0.9973,
                        0.9997,
                        State.INCONCLUSIVE,
                        "The target 99.9 % lies between the bounds."),
                finding(
                        slo(
                                "fast-replies",
                                Sli.latencyId(2500),
                                "0.90",
                                true,
                                "Replies within 2.5 s of their due time"),
                        13110,
                        16143,
                        0.802,
                        0.822,
                        State.BREACHED,
                        "The upper bound 82.2 % is below the target 90 %."),
                finding(
                        slo("rephrase-consistency", "rephraseConsistency", "0.95", false, "Same question, same answer"),
                        611,
                        668,
                        0.889,
                        0.934,
                        State.BREACHED,
                        "The upper bound 93.4 % is below the target 95 %; it does not gate."));
    }

    private static Slo slo(String id, String sli, String target, boolean gating, String description) {
        return new Slo(id, sli, new BigDecimal(target), gating, 0.95, 100, Slo.Estimand.POPULATION, description);
    }

    private static Finding finding(
            Slo slo, long good, long total, double lower, double upper, State state, String because) {
        BigDecimal bad = BigDecimal.ONE.subtract(slo.target());
        long allowed = bad.multiply(BigDecimal.valueOf(total))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
        double estimate = (double) good / total;
        double share = bad.doubleValue();
        Budget budget = new Budget(
                allowed,
                total - good,
                allowed - (total - good),
                (1 - estimate) / share,
                (1 - upper) / share,
                (1 - lower) / share);
        List<BurnWindow> windows = List.of(
                new BurnWindow("page", 5, 0.4, 14.4, 14.4 * share < 1, false),
                new BurnWindow("page", 15, 1.25, 6, 6 * share < 1, 6 * share < 1 && state == State.BREACHED),
                new BurnWindow("ticket", 45, 3.75, 1, true, state == State.BREACHED));
        return new Finding(
                slo,
                good,
                total,
                112,
                estimate,
                0.041,
                1.72,
                total / 1.72,
                "Korn-Graubard (Clopper-Pearson on the effective sample size)",
                lower,
                upper,
                state == State.BREACHED ? 0.0004 : 0.9,
                new Display(lower - 0.005, Math.min(1, upper + 0.005), Display.LEVEL, "Wilson on persona x scenario"),
                budget,
                windows,
                ProductionReading.of(slo, budget, new Objectives("sample", 28, 5000, List.of(slo))),
                state,
                because);
    }

    private static Verdict.Check check(String code, boolean passed, String because) {
        return new Verdict.Check(code, passed, because);
    }

    private static Verdict.Autonomy.Next next(String objective) {
        return new Verdict.Autonomy.Next(
                objective.isEmpty() ? List.of() : List.of(objective), Optional.empty(), "Missing: " + objective);
    }
}
