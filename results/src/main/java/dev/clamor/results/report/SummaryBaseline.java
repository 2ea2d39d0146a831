package dev.clamor.results.report;

import dev.clamor.results.compare.Change;
import dev.clamor.results.compare.Changes;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.verdict.Comparison;
import dev.clamor.results.verdict.Verdict;
import java.util.List;

/** The part of the summary about the baseline; nothing where no objective asks for one and none was given. */
final class SummaryBaseline {
    private SummaryBaseline() {}

    static void write(Report report, StringBuilder text) {
        Verdict verdict = report.verdict();
        if (verdict.baseline().isEmpty() && verdict.comparisons().isEmpty()) {
            return;
        }
        text.append("### Compared with the baseline\n\n");
        text.append("- ")
                .append(verdict.baseline()
                        .map(facts -> Markdown.text(facts.because()))
                        .orElse("No baseline was given."))
                .append("\n\n");
        comparisons(verdict.comparisons(), text);
        report.changes().ifPresent(changes -> clear(changes, text));
    }

    private static void comparisons(List<Comparison> comparisons, StringBuilder text) {
        if (comparisons.isEmpty()) {
            return;
        }
        text.append("| Objective | State | Allowed | Before | Now | Change | Bounds |\n");
        text.append("|---|---|--:|--:|--:|--:|--:|\n");
        for (Comparison c : comparisons) {
            text.append("| ").append(Markdown.cell(c.slo().id()));
            text.append(c.gating() ? "" : " (not gating)");
            text.append(" | ").append(c.state());
            text.append(" | ").append(Numbers.points(-c.margin().margin().doubleValue()));
            text.append(" | ").append(Numbers.percent(c.baseline()));
            text.append(" | ").append(Numbers.percent(c.candidate()));
            text.append(" | ").append(Numbers.points(c.difference()));
            text.append(" | ").append(Numbers.points(c.lower()));
            text.append(" to ").append(Numbers.points(c.upper()));
            text.append(" |\n");
        }
        text.append("\nChanges in percentage points; bounds are one-sided.\n\n");
    }

    private static void clear(Changes changes, StringBuilder text) {
        List<Change> clear = changes.overall().stream().filter(Change::clear).toList();
        text.append(
                clear.isEmpty()
                        ? "No indicator changed more than chance would."
                        : "Clear changes, among all that was looked at (Benjamini-Hochberg, 5 %):");
        text.append("\n\n");
        for (Change c : clear) {
            text.append("- ").append(Markdown.code(c.indicator()));
            text.append(": ").append(Numbers.points(c.difference())).append(" points, ");
            text.append(Numbers.points(c.lower())).append(" to ").append(Numbers.points(c.upper()));
            text.append('\n');
        }
        text.append(clear.isEmpty() ? "" : "\n");
    }
}
