package dev.clamor.results.report;

import dev.clamor.metrics.ContainmentClass;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.MetricsSnapshot.LatencySummary;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.analysis.Analysis;
import dev.clamor.results.archive.Manifest;
import dev.clamor.results.report.words.Burn;
import dev.clamor.results.report.words.FailingStep;
import dev.clamor.results.report.words.Headline;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Percentile;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.report.words.Words;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.verdict.Display;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verdict and what explains it, for a pull request or a step summary. */
final class SummaryMarkdownWriter implements ReportWriter {
    private static final int STEPS = 3;

    @Override
    public void write(Report report, Appendable out) throws IOException {
        StringBuilder text = new StringBuilder();
        headline(report, text);
        SummaryKnee.write(report.knee(), text);
        objectives(report.verdict().findings(), text);
        budgets(report.verdict().findings(), text);
        SummaryBaseline.write(report, text);
        SummaryAgents.write(report.analysis().agents(), report.verdict().agents(), text);
        quality(report.snapshot(), text);
        steps(report.analysis(), text);
        SummaryAnalysis.write(report.analysis(), text);
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
        text.append(
                "| Objective | State | Target | Good / total | Estimate | 95 % interval | Bounds | Budget left |\n");
        text.append("|---|---|--:|--:|--:|--:|--:|--:|\n");
        for (Finding finding : findings) {
            text.append("| ").append(Markdown.cell(finding.slo().id()));
            text.append(finding.slo().gating() ? "" : " (not gating)");
            text.append(" | ").append(finding.state());
            text.append(" | ").append(Numbers.percent(finding.slo().target()));
            text.append(" | ").append(Numbers.count(finding.good()));
            text.append(" / ").append(Numbers.count(finding.total()));
            text.append(finding.slo().budgeting() instanceof Budgeting.Timeslices ? " slices" : "");
            text.append(" | ")
                    .append(Numbers.percent(finding.estimate(), finding.slo().target()));
            text.append(" | ").append(interval(finding));
            text.append(" | ")
                    .append(Numbers.percent(finding.lower(), finding.slo().target()));
            text.append(" to ")
                    .append(Numbers.percent(finding.upper(), finding.slo().target()));
            text.append(" | ").append(Numbers.count(finding.budget().remaining()));
            text.append(" of ").append(Numbers.count(finding.budget().allowed()));
            text.append(" |\n");
        }
        text.append(
                        "\nThe interval is two-sided (Wilson; where the objective is about the population, contacts of one persona")
                .append(
                        " and scenario count as alike). The state follows from the bounds, which are one-sided, each at the")
                .append(" objective's own confidence.\n");
        for (Finding finding : findings) {
            if (finding.slo().budgeting() instanceof Budgeting.Timeslices slices) {
                text.append("\n").append(Markdown.text(finding.slo().id())).append(" counts ");
                text.append(Burn.unit(finding.slo())).append("; one is good with at least ");
                text.append(Numbers.percent(slices.sliceTarget())).append(" good events in it.\n");
            }
        }
        text.append('\n');
    }

    private static void budgets(List<Finding> findings, StringBuilder text) {
        text.append("### Error budgets\n\n");
        text.append("| Objective | Burn rate | Budget gone after | Burned | Cannot fire |\n");
        text.append("|---|--:|--:|---|---|\n");
        for (Finding finding : findings) {
            text.append("| ").append(Markdown.cell(finding.slo().id()));
            text.append(" | ").append(Burn.rate(finding.budget()));
            text.append(" | ").append(Burn.gone(finding.production()));
            text.append(" | ").append(Burn.burned(finding.windows()));
            text.append(" | ").append(Burn.unreachable(finding.windows())).append(" |\n");
        }
        text.append("\nA burn rate of 1 spends the budget of a period exactly within it");
        findings.stream()
                .findFirst()
                .ifPresent(f -> text.append("; the period is ")
                        .append(f.production().periodDays())
                        .append(" days"));
        text.append(". In brackets: bounds. Burned: a long and a short window were both above this burn rate."
                + " Cannot fire: no burn rate can pass it, because the target leaves too much room.\n\n");
    }

    private static String interval(Finding finding) {
        Display display = finding.display();
        return Double.isNaN(display.lower())
                ? Numbers.NONE
                : Numbers.percent(display.lower(), finding.slo().target()) + " to "
                        + Numbers.percent(display.upper(), finding.slo().target());
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
        String percentiles = Stream.of(Percentile.P50, Percentile.P95, Percentile.P99)
                .map(each -> percentile(each, latency))
                .collect(Collectors.joining(", "));
        text.append("- **").append(name).append(".** ").append(percentiles);
        text.append(" over ").append(Numbers.count(latency.count())).append(" replies");
        text.append(Percentile.P50.range(latency).isPresent() ? "; in brackets 95 % intervals.\n" : ".\n");
    }

    private static String percentile(Percentile percentile, LatencySummary latency) {
        String range = percentile.rangeText(latency);
        return percentile.id() + " " + Numbers.millis(percentile.millis(latency))
                + (range.isEmpty() ? "" : " (" + range + ")");
    }

    private static void steps(Analysis analysis, StringBuilder text) {
        List<FailingStep> steps = analysis.failingSteps();
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
        report.verdict().stop().ifPresent(stop -> fact("Stopped early", Markdown.text(Sentences.stopped(stop)), text));
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
