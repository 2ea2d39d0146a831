package dev.clamor.results.report;

import dev.clamor.results.report.JunitCase.Outcome;
import dev.clamor.results.report.words.Burn;
import dev.clamor.results.report.words.Headline;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.verdict.Comparison;
import dev.clamor.results.verdict.Decision;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Judged;
import dev.clamor.results.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The test cases of a verdict:
 *
 * <ul>
 *   <li>the decision: ROLL_BACK is a failure; HOLD is an error, for a viewer that knows test cases only must not take what
 *       was not decided for passed, as it does with what is skipped;
 *   <li>every check of the run: an error when it failed;
 *   <li>every objective, against its target and against the baseline: a failure when it gates and is breached; skipped
 *       when it is inconclusive, or breached and does not gate.
 * </ul>
 */
final class JunitCases {
    private static final String SUITE = "clamor.";

    private JunitCases() {}

    static List<JunitCase> of(Report report) {
        Verdict verdict = report.verdict();
        List<JunitCase> cases = new ArrayList<>();
        cases.add(decision(report));
        checks(verdict.run().checks()).forEach((code, checks) -> cases.add(check(code, checks)));
        for (Finding finding : verdict.findings()) {
            cases.add(objective(finding, "objectives", evidence(finding), figures(finding)));
        }
        for (Comparison comparison : verdict.comparisons()) {
            cases.add(objective(comparison, "baseline", evidence(comparison), figures(comparison)));
        }
        return cases;
    }

    private static JunitCase decision(Report report) {
        Verdict verdict = report.verdict();
        Headline headline = Headline.of(verdict, report.snapshot());
        String reasons = verdict.reasons().stream()
                .map(reason -> reason.code() + ": " + reason.because())
                .collect(Collectors.joining("\n"));
        return new JunitCase(
                SUITE + "verdict",
                "the agent may be released",
                outcome(verdict.decision()),
                headline.word() + ": " + headline.reason(),
                verdict.decision().name(),
                reasons + "\nNext: " + headline.next(),
                Map.of());
    }

    private static Outcome outcome(Decision decision) {
        return switch (decision) {
            case PROMOTE -> Outcome.PASSED;
            case HOLD -> Outcome.ERROR;
            case ROLL_BACK -> Outcome.FAILURE;
        };
    }

    /** A check that was made for every shard is one case. */
    private static Map<String, List<Verdict.Check>> checks(List<Verdict.Check> checks) {
        return checks.stream()
                .collect(Collectors.groupingBy(Verdict.Check::code, LinkedHashMap::new, Collectors.toList()));
    }

    private static JunitCase check(String code, List<Verdict.Check> checks) {
        Verdict.Check worst =
                checks.stream().filter(check -> !check.passed()).findFirst().orElse(checks.get(0));
        String all = checks.stream()
                .map(check -> (check.passed() ? "passed: " : "FAILED: ") + check.because())
                .collect(Collectors.joining("\n"));
        Outcome outcome = worst.passed() ? Outcome.PASSED : Outcome.ERROR;
        return new JunitCase(SUITE + "run", code, outcome, worst.because(), code, all, Map.of());
    }

    private static JunitCase objective(Judged judged, String group, String evidence, Map<String, String> figures) {
        Outcome outcome = switch (judged.state()) {
            case MET -> Outcome.PASSED;
            case INCONCLUSIVE -> Outcome.SKIPPED;
            case BREACHED -> judged.gating() ? Outcome.FAILURE : Outcome.SKIPPED;
        };
        String gate = judged.gating() ? "" : " (does not gate)";
        String message =
                outcome == Outcome.SKIPPED ? judged.state() + gate + ": " + judged.because() : judged.because();
        return new JunitCase(
                SUITE + group, judged.id(), outcome, message, judged.state().name(), evidence, figures);
    }

    private static Map<String, String> figures(Finding finding) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("indicator", finding.slo().sli());
        state(figures, finding);
        figures.put("target", finding.slo().target().toPlainString());
        figures.put("good", Long.toString(finding.good()));
        figures.put("total", Long.toString(finding.total()));
        number(figures, "estimate", finding.estimate());
        number(figures, "lower", finding.lower());
        number(figures, "upper", finding.upper());
        figures.put("method", finding.method());
        return figures;
    }

    private static Map<String, String> figures(Comparison comparison) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("indicator", comparison.slo().sli());
        state(figures, comparison);
        figures.put("margin", comparison.margin().margin().toPlainString());
        number(figures, "difference", comparison.difference());
        number(figures, "lower", comparison.lower());
        number(figures, "upper", comparison.upper());
        figures.put("method", comparison.method());
        return figures;
    }

    private static void state(Map<String, String> figures, Judged judged) {
        figures.put("state", judged.state().name());
        figures.put("gating", Boolean.toString(judged.gating()));
        number(figures, "confidence", judged.confidence());
    }

    /** What does not exist is left out. */
    private static void number(Map<String, String> figures, String name, double value) {
        if (Double.isFinite(value)) {
            figures.put(name, Double.toString(value));
        }
    }

    private static String evidence(Comparison c) {
        return c.slo().sli() + ": " + Numbers.withCounts(c.candidate()) + ", before "
                + Numbers.withCounts(c.baseline()) + ", change " + Numbers.points(c.difference()) + " points, bounds "
                + Numbers.points(c.lower()) + " to " + Numbers.points(c.upper()) + " (" + c.method() + "), allowed "
                + Numbers.points(-c.margin().margin().doubleValue());
    }

    private static String evidence(Finding finding) {
        return finding.slo().sli() + ": " + Burn.counts(finding) + " = "
                + Numbers.percent(finding.estimate(), finding.slo().target()) + ", bounds "
                + Numbers.percent(finding.lower(), finding.slo().target()) + " to "
                + Numbers.percent(finding.upper(), finding.slo().target()) + " (" + finding.method() + "), target "
                + Numbers.percent(finding.slo().target()) + ", budget left "
                + finding.budget().remaining() + " of " + finding.budget().allowed() + ", burn rate "
                + Burn.rate(finding.budget()) + "\n"
                + finding.production().because();
    }
}
