package dev.clamor.results.report;

import dev.clamor.results.report.trend.Trend;
import dev.clamor.results.report.trend.TrendRun;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Verdict;
import java.util.List;

/** Runs before the sample. */
final class SampleHistory {
    private SampleHistory() {}

    /** Two before it, the second with another agent; each objective was missed in the first, and had no events in the second. */
    static List<Trend> trends(Verdict verdict) {
        TrendRun first = new TrendRun("storm-1", "2026-11-19T07:45:00Z", "ROLL_BACK", "<old> agent", "abc", List.of());
        TrendRun second =
                new TrendRun("storm-2", "2026-11-20T07:45:00Z", "HOLD", "agent", "def", List.of(TrendRun.Change.AGENT));
        TrendRun third = new TrendRun("storm-3", "2026-11-21T07:45:00Z", "ROLL_BACK", "agent", "def", List.of());
        return verdict.findings().stream()
                .map(finding -> new Trend(
                        finding.id(),
                        finding.gating(),
                        List.of(
                                new Trend.Point(first, "BREACHED", 0.6, 0.5, 0.7, 0.9),
                                new Trend.Point(second, "INCONCLUSIVE", Double.NaN, Double.NaN, Double.NaN, 0.9),
                                now(third, finding))))
                .toList();
    }

    private static Trend.Point now(TrendRun run, Finding finding) {
        return new Trend.Point(
                run,
                finding.state().name(),
                finding.estimate(),
                finding.lower(),
                finding.upper(),
                finding.slo().target().doubleValue());
    }
}
