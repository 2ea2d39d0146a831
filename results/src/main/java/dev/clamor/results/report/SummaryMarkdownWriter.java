package dev.clamor.results.report;

import dev.clamor.metrics.ContainmentClass;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.report.words.FailingStep;
import dev.clamor.results.report.words.Headline;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.report.words.Words;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The verdict and what explains it, for a pull request or a step summary. */
final class SummaryMarkdownWriter implements ReportWriter {
    private static final int STEPS = 3;

    @Override
    public void write(Report report, Appendable out) throws IOException {
        StringBuilder text = new StringBuilder();
        headline(report, text);
        objectives(report.verdict().findings(), text);
        SummaryBaseline.write(report, text);
        quality(report.snapshot(), text);
        steps(report.snapshot(), text);
        run(report, text);
        out.append(text);
    }

    private static void headline(Report report, StringBuilder text) {
        Headline headline = Headline.of(report.verdict(), report.snapshot());
        text.append("## Clamor: ").append(headline.word()).append("\n\n");
        text.append("**Why:** ").append(Markdown.text(headline.reason())).append("\n\n");
        text.append("**Next:** ").append(Markdown.text(headline.next())).append("\n\n");
        for (var reason : headline.others()) {
            text.append("- ").append(Markdown.code(reason.code())).append(" ");
            text.append(Markdown.text(reason.because())).append('\n');
        }
        text.append(headline.others().isEmpty() ? "" : "\n");
    }

    private static void objectives(List<Finding> findings, StringBuilder text) {
        text.append("### Objectives\n\n");
        text.append("| Objective | State | Target | Good / total | Estimate | Bounds | Budget left |\n");
        text.append("|---|---|--:|--:|--:|--:|--:|\n");
        for (Finding finding : findings) {
            text.append("| ").append(Markdown.cell(finding.slo().id()));
            text.append(finding.slo().gating() ? "" : " (not gating)");
            text.append(" | ").append(finding.state());
            text.append(" | ").append(Numbers.percent(finding.slo().target()));
            text.append(" | ").append(Numbers.count(finding.good()));
            text.append(" / ").append(Numbers.count(finding.total()));
            text.append(" | ")
                    .append(Numbers.percent(finding.estimate(), finding.slo().target()));
            text.append(" | ")
                    .append(Numbers.percent(finding.lower(), finding.slo().target()));
            text.append(" to ")
                    .append(Numbers.percent(finding.upper(), finding.slo().target()));
            text.append(" | ").append(Numbers.count(finding.budget().remaining()));
            text.append(" of ").append(Numbers.count(finding.budget().allowed()));
            text.append(" |\n");
        }
        text.append("\nBounds are one-sided, each at the objective's own confidence.\n\n");
    }

    private static void quality(MetricsSnapshot snapshot, StringBuilder text) {
        text.append("### Quality\n\n");
        text.append("- **Containment.** ")
                .append(Sentences.inflation(snapshot.containment()))
                .append('\n');
        String classes = snapshot.containment().classes().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(ContainmentClass.TRUE.name()))
                .filter(entry -> !entry.getKey().equals(ContainmentClass.HANDED_OFF.name()))
                .map(entry -> Markdown.text(Words.name(entry.getKey())) + " " + Numbers.count(entry.getValue()))
                .collect(Collectors.joining(", "));
        text.append("- **False containment by class.** ");
        text.append(classes.isEmpty() ? "None" : classes).append(".\n");
        text.append("- **Escalation.** Recall ").append(sli(snapshot, Sli.ESCALATION_RECALL));
        text.append("; precision ").append(sli(snapshot, Sli.ESCALATION_PRECISION));
        text.append("; specificity ")
                .append(sli(snapshot, Sli.ESCALATION_SPECIFICITY))
                .append(".\n");
        latency("Latency, due to reply", snapshot.latency().response(), text);
        latency("Latency, sent to reply", snapshot.latency().service(), text);
        if (snapshot.latency().firstToken().count() > 0) {
            latency("First words, sent to first part", snapshot.latency().firstToken(), text);
            latency("Longest stall in a streamed reply", snapshot.latency().stall(), text);
        }
        interruptions(snapshot, text);
        text.append('\n');
    }

    private static void interruptions(MetricsSnapshot snapshot, StringBuilder text) {
        snapshot.experience().aftermaths().forEach((form, counts) -> {
            long total = counts.values().stream().mapToLong(Long::longValue).sum();
            String each = counts.entrySet().stream()
                    .map(entry -> Markdown.text(Words.name(entry.getKey())) + " "
                            + Numbers.withCounts(new Ratio(entry.getValue(), total)))
                    .collect(Collectors.joining("; "));
            text.append("- **Interruptions: ").append(Markdown.text(Words.interruption(form)));
            text.append(".** ").append(each).append(".\n");
        });
    }

    private static String sli(MetricsSnapshot snapshot, Sli sli) {
        SliCounts counts = snapshot.slis().get(sli.id());
        return Numbers.withCounts(counts == null ? Ratio.NONE : counts.total());
    }

    private static void latency(String name, LatencySummary latency, StringBuilder text) {
        text.append("- **").append(name).append(".** p50 ").append(Numbers.millis(latency.p50()));
        text.append(", p95 ").append(Numbers.millis(latency.p95()));
        text.append(", p99 ").append(Numbers.millis(latency.p99()));
        text.append(" over ").append(Numbers.count(latency.count())).append(" replies.\n");
    }

    private static void steps(MetricsSnapshot snapshot, StringBuilder text) {
        List<FailingStep> steps = FailingStep.ranked(snapshot.steps());
        text.append("### Steps that fail most\n\n");
        if (steps.isEmpty()) {
            text.append("No step failed more often under any condition than elsewhere.\n");
        }
        for (int i = 0; i < Math.min(STEPS, steps.size()); i++) {
            text.append(i + 1).append(". ");
            text.append(Markdown.text(steps.get(i).sentence())).append('\n');
        }
        text.append('\n');
    }

    private static void run(Report report, StringBuilder text) {
        Manifest manifest = report.manifest();
        text.append("### Run\n\n");
        fact("Run", Markdown.code(manifest.runId()), text);
        fact(
                "Agent",
                Markdown.text(manifest.agent().name()) + " at "
                        + Markdown.code(manifest.agent().url()),
                text);
        fact("Plan", Markdown.code(manifest.plan().name()), text);
        fact("Seed", Markdown.code(Long.toString(manifest.seed())), text);
        fact("Contacts", Markdown.text(Sentences.accounting(report.snapshot().contacts())), text);
        for (Map.Entry<String, Long> fault : report.snapshot().risk().faults().entrySet()) {
            fact("Failed turns", Markdown.text(Words.name(fault.getKey())) + " " + fault.getValue(), text);
        }
        MetricsSnapshot.Health health = report.snapshot().health();
        if (!health.retries().isEmpty()) {
            fact("Requests sent again", Markdown.text(Sentences.retries(health.retries())), text);
        }
        if (health.held().any()) {
            fact("Held back", Markdown.text(Sentences.held(health.held())), text);
        }
        checks(report.verdict().run().checks(), text);
        fact("Again", Markdown.code(manifest.command()), text);
        fact("Clamor", Markdown.text(manifest.clamorVersion()) + ", judged " + Markdown.text(report.judgedAt()), text);
    }

    private static void checks(List<Verdict.Check> checks, StringBuilder text) {
        List<Verdict.Check> failed =
                checks.stream().filter(check -> !check.passed()).toList();
        fact("Checks of the run", checks.size() - failed.size() + " of " + checks.size() + " passed", text);
        for (Verdict.Check check : failed) {
            fact("Check " + Markdown.code(check.code()), "**failed.** " + Markdown.text(check.because()), text);
        }
    }

    private static void fact(String name, String value, StringBuilder text) {
        text.append("- ").append(name).append(": ").append(value).append('\n');
    }
}
