package dev.clamor.results.report;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.slo.Budget;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.BurnWindow;
import dev.clamor.results.slo.Production;
import dev.clamor.results.verdict.AgentFindings;
import dev.clamor.results.verdict.Comparison;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The verdict and its evidence for machines; described by {@code clamor/schema/verdict.schema.json}. {@code judgedAt} is
 * the only value that differs between two judgings of one run. Every objective's state follows from its own block. The key
 * {@code agents} is there only where a run had several.
 */
final class VerdictJsonWriter implements ReportWriter {
    private static final int SCHEMA_VERSION = 1;

    @Override
    public void write(Report report, Appendable out) throws IOException {
        Verdict verdict = report.verdict();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("judgedAt", report.judgedAt());
        root.put("verdict", verdict.decision());
        root.put("reasons", verdict.reasons());
        root.put(
                "objectives",
                Stream.concat(
                                verdict.findings().stream().map(VerdictJsonWriter::objective),
                                verdict.comparisons().stream().map(VerdictJsonWriter::comparison))
                        .toList());
        root.put("autonomy", verdict.autonomy());
        root.put("run", verdict.run());
        root.put("baseline", verdict.baseline());
        root.put("stop", verdict.stop());
        if (!verdict.agents().isEmpty()) {
            root.put(
                    "agents",
                    verdict.agents().stream().map(VerdictJsonWriter::agent).toList());
        }
        out.append(ReportJson.text(root));
    }

    private static Map<String, Object> agent(AgentFindings agent) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("agent", agent.agent());
        block.put("contacts", agent.contacts());
        block.put(
                "objectives",
                agent.findings().stream().map(VerdictJsonWriter::objective).toList());
        return block;
    }

    private static Map<String, Object> objective(Finding finding) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("id", finding.slo().id());
        block.put("sli", finding.slo().sli());
        block.put("gating", finding.slo().gating());
        block.put("kind", "absolute");
        block.put("estimand", finding.slo().estimand().name().toLowerCase(Locale.ROOT));
        block.put("budgeting", budgeting(finding.slo().budgeting()));
        block.put("target", finding.slo().target());
        block.put("margin", null);
        block.put("minimumEvents", finding.slo().minimumEvents());
        block.put("good", finding.good());
        block.put("total", finding.total());
        block.put("clusters", finding.clusters());
        block.put("estimate", finding.estimate());
        block.put("icc", finding.icc());
        block.put("deff", finding.deff());
        block.put("effectiveN", finding.effectiveN());
        block.put("method", finding.method());
        block.put("confidence", finding.slo().confidence());
        block.put("lower", finding.lower());
        block.put("upper", finding.upper());
        block.put("pBreach", finding.pBreach());
        block.put("display", finding.display());
        block.put("budget", budget(finding.budget()));
        block.put("windows", windows(finding.windows()));
        block.put("production", production(finding.production()));
        block.put("state", finding.state());
        block.put("because", finding.because());
        return block;
    }

    private static Map<String, Object> comparison(Comparison comparison) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("id", comparison.id());
        block.put("sli", comparison.slo().sli());
        block.put("gating", comparison.gating());
        block.put("kind", "baseline");
        block.put("estimand", comparison.slo().estimand().name().toLowerCase(Locale.ROOT));
        block.put("margin", comparison.margin().margin());
        block.put("minimumEvents", comparison.slo().minimumEvents());
        block.put("candidate", events(comparison.candidate()));
        block.put("baseline", events(comparison.baseline()));
        block.put("clusters", comparison.clusters());
        block.put("estimate", comparison.difference());
        block.put("method", comparison.method());
        block.put("confidence", comparison.confidence());
        block.put("lower", comparison.lower());
        block.put("upper", comparison.upper());
        block.put("bootstrapLower", comparison.bootstrapLower());
        block.put("bootstrapUpper", comparison.bootstrapUpper());
        block.put("pBreach", comparison.pBreach());
        block.put("state", comparison.state());
        block.put("because", comparison.because());
        return block;
    }

    private static Map<String, Object> events(Ratio ratio) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("good", ratio.good());
        block.put("total", ratio.total());
        return block;
    }

    private static Map<String, Object> budgeting(Budgeting budgeting) {
        Map<String, Object> block = new LinkedHashMap<>();
        boolean sliced = budgeting instanceof Budgeting.Timeslices;
        block.put("method", sliced ? "timeslices" : "occurrences");
        block.put("sliceSeconds", budgeting instanceof Budgeting.Timeslices t ? t.sliceSeconds() : null);
        block.put("sliceTarget", budgeting instanceof Budgeting.Timeslices t ? t.sliceTarget() : null);
        return block;
    }

    private static Map<String, Object> production(Production production) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("periodDays", production.periodDays());
        block.put("days", production.days());
        block.put("daysLower", production.daysLower());
        block.put("daysUpper", production.daysUpper());
        block.put("contactsPerDay", production.contactsPerDay() == 0 ? null : production.contactsPerDay());
        block.put("because", production.because());
        return block;
    }

    private static Map<String, Object> budget(Budget budget) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("allowed", budget.allowed());
        block.put("spent", budget.spent());
        block.put("remaining", budget.remaining());
        block.put("burnRate", budget.burnRate());
        block.put("burnRateLower", budget.burnRateLower());
        block.put("burnRateUpper", budget.burnRateUpper());
        return block;
    }

    private static List<Map<String, Object>> windows(List<BurnWindow> windows) {
        return windows.stream().map(VerdictJsonWriter::window).toList();
    }

    private static Map<String, Object> window(BurnWindow window) {
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("severity", window.severity());
        block.put("longSeconds", window.longSeconds());
        block.put("shortSeconds", window.shortSeconds());
        block.put("threshold", window.threshold());
        block.put("reachable", window.reachable());
        block.put("burned", window.burned());
        return block;
    }
}
