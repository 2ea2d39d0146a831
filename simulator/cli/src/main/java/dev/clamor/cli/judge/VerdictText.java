package dev.clamor.cli.judge;

import dev.clamor.cli.terminal.Printable;
import dev.clamor.cli.terminal.Wrapping;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.results.analysis.AgentSide;
import dev.clamor.results.report.Report;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Sentences;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.verdict.Comparison;
import dev.clamor.results.verdict.Decision;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** The verdict as a terminal shows it. */
public final class VerdictText {
    private static final int CODE_WIDTH = 22;
    private static final int REASON_WIDTH = 4;
    private static final int FACT_WIDTH = 13;
    private static final String ROW = "%-28s %7s %8s %11s %8s";

    private final PrintWriter out;
    private final Ansi ansi;
    private final Wrapping wrapping;

    public VerdictText(PrintWriter out, Ansi ansi, Wrapping wrapping) {
        this.out = out;
        this.ansi = ansi;
        this.wrapping = wrapping;
    }

    public void print(Report report, Path folder) {
        Verdict verdict = report.verdict();
        out.println();
        out.println(ansi.string("@|bold,%s %s|@".formatted(color(verdict), verdict.decision())));
        for (Verdict.Reason reason : verdict.reasons()) {
            out.println(wrapping.of("  " + pad(reason.code(), CODE_WIDTH) + " " + reason.because(), REASON_WIDTH));
        }
        out.println();
        report.knee().ifPresent(knee -> {
            KneeText.print(knee, out);
            out.println();
            out.println("All steps together, those above what it bears included:");
        });
        objectives(verdict);
        baseline(verdict);
        facts(report.snapshot());
        report.analysis().agents().forEach(this::agent);
        verdict.agents().forEach(agent -> fact("", Printable.of(Sentences.alone(agent))));
        verdict.stop().ifPresent(stop -> fact("stopped", Sentences.stopped(stop)));
        ceilings(report.snapshot().health());
        report.analysis().faults().forEach(fault -> fact("fault", Printable.of(fault.because())));
        out.println();
        out.println("Report   " + folder.resolve("report.html"));
        out.println("Again    clamor judge " + folder);
        if (verdict.decision() != Decision.PROMOTE) {
            out.println("Meaning  clamor explain " + code(verdict));
        }
    }

    /** The code to look up first: the check where one failed, for that a run does not count says little. */
    private static String code(Verdict verdict) {
        return verdict.run().checks().stream()
                .filter(check -> !check.passed())
                .map(Verdict.Check::code)
                .findFirst()
                .orElse(verdict.reasons().get(0).code());
    }

    /** At most 80 columns; the report has the rest. */
    private void objectives(Verdict verdict) {
        out.println(
                String.format(Locale.ROOT, ROW, "objective", "target", "measured", "bounds %", "budget") + "  state");
        for (Finding f : verdict.findings()) {
            String row = String.format(
                    Locale.ROOT,
                    ROW,
                    f.slo().id() + mark(f.slo()),
                    percent(f.slo().target().doubleValue()),
                    percent(f.estimate()),
                    bounds(f),
                    f.budget().remaining() + "/" + f.budget().allowed());
            out.println(row + ansi.string("  @|%s %s|@".formatted(color(f.state()), f.state())));
        }
        out.println("* reported, does not decide; budget: bad events left / allowed");
        if (verdict.findings().stream().anyMatch(f -> sliced(f.slo()))) {
            out.println("~ events are slices of time");
        }
    }

    private void agent(AgentSide side) {
        out.println(String.format(
                Locale.ROOT,
                "agent %-6s %d contacts: true containment %s, recall %s, no wrong action %s, p95 %.0f ms",
                side.agent(),
                side.contacts(),
                percent(side.figure(Sli.TRUE_CONTAINMENT.id()).events()),
                percent(side.figure(Sli.ESCALATION_RECALL.id()).events()),
                percent(side.figure(Sli.WRONG_ACTION_FREE.id()).events()),
                side.response().p95()));
    }

    private static String mark(Slo slo) {
        return (sliced(slo) ? " ~" : "") + (slo.gating() ? "" : " *");
    }

    private static boolean sliced(Slo slo) {
        return slo.budgeting() instanceof Budgeting.Timeslices;
    }

    private void baseline(Verdict verdict) {
        verdict.baseline().ifPresent(facts -> {
            out.println();
            fact("baseline", Printable.of(facts.because()));
        });
        if (verdict.comparisons().isEmpty()) {
            return;
        }
        out.println();
        out.println(String.format(Locale.ROOT, ROW, "against the baseline", "before", "now", "bounds", "allowed")
                + "  state");
        for (Comparison c : verdict.comparisons()) {
            String row = String.format(
                    Locale.ROOT,
                    ROW,
                    c.slo().id() + (c.gating() ? "" : " *"),
                    percent(c.baseline()),
                    percent(c.candidate()),
                    Double.isNaN(c.difference()) ? "-" : Numbers.points(c.lower()) + "/" + Numbers.points(c.upper()),
                    Numbers.points(-c.margin().margin().doubleValue()));
            out.println(row + ansi.string("  @|%s %s|@".formatted(color(c.state()), c.state())));
        }
        out.println("bounds and allowed loss in percentage points");
    }

    private static String bounds(Finding f) {
        return Double.isNaN(f.estimate())
                ? "-"
                : String.format(Locale.ROOT, "%.1f-%.1f", 100 * f.lower(), 100 * f.upper());
    }

    private void facts(MetricsSnapshot s) {
        out.println();
        fact(
                "contacts",
                s.contacts().opened() + " started = " + s.contacts().closed() + " closed + "
                        + s.contacts().open() + " lost; discarded "
                        + counts(s.contacts().discarded()) + ", warm-up "
                        + s.contacts().warmUp() + ", judged " + s.contacts().valid() + "; "
                        + s.contacts().turns() + " turns");
        fact(
                "containment",
                "raw " + percent(s.containment().raw()) + ", true "
                        + percent(s.containment().truly()) + ", inflation "
                        + percent(s.containment().inflation()));
        fact("escalation", counts(s.escalation().labels()));
        fact(
                "latency",
                String.format(
                        Locale.ROOT,
                        "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms from due time; p95 %.0f ms from send",
                        s.latency().response().p50(),
                        s.latency().response().p95(),
                        s.latency().response().p99(),
                        s.latency().service().p95()));
    }

    private void fact(String name, String text) {
        out.println(wrapping.of(pad(name, FACT_WIDTH) + text, FACT_WIDTH));
    }

    /** Those that there are, each with its name; the names are codes that {@code clamor explain} knows. */
    private static String counts(Map<?, Long> numbers) {
        String counts = numbers.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "none" : counts;
    }

    private void ceilings(MetricsSnapshot.Health health) {
        if (!health.retries().isEmpty()) {
            fact("sent again", Sentences.retries(health.retries()));
        }
        if (health.held().any()) {
            fact("held back", Sentences.held(health.held()));
        }
    }

    static String percent(Ratio ratio) {
        return ratio.value().isPresent() ? percent(ratio.value().getAsDouble()) : "-";
    }

    public static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String color(Verdict verdict) {
        return switch (verdict.decision()) {
            case PROMOTE -> "fg(green)";
            case HOLD -> "fg(yellow)";
            case ROLL_BACK -> "fg(red)";
        };
    }

    private static String color(Finding.State state) {
        return switch (state) {
            case MET -> "fg(green)";
            case INCONCLUSIVE -> "fg(yellow)";
            case BREACHED -> "fg(red)";
        };
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }
}
