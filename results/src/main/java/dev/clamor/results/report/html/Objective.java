package dev.clamor.results.report.html;

import dev.clamor.results.report.words.Burn;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.BurnWindow;
import dev.clamor.results.verdict.Display;
import dev.clamor.results.verdict.Finding;
import java.util.List;
import java.util.Locale;

/** One row of the table of objectives, ready to print. */
record Objective(
        String id,
        String description,
        boolean gating,
        String kind,
        String state,
        String because,
        Interval interval,
        String estimate,
        String counts,
        String target,
        String bounds,
        String evidence,
        BudgetBar budget,
        String burn,
        String production,
        List<Window> windows) {

    /** One row of the burn windows. */
    record Window(String severity, String spans, String threshold, String state) {}

    static Objective of(Finding finding) {
        String kind = kind(finding.state());
        double target = finding.slo().target().doubleValue();
        return new Objective(
                finding.slo().id(),
                finding.slo().description(),
                finding.slo().gating(),
                kind,
                finding.state().name(),
                finding.because(),
                Interval.against(target, finding.estimate(), finding.lower(), finding.upper(), kind),
                Numbers.percent(finding.estimate(), finding.slo().target()),
                Burn.counts(finding),
                Numbers.percent(finding.slo().target()),
                bounds(finding),
                evidence(finding),
                BudgetBar.of(finding.budget()),
                Burn.rate(finding.budget()),
                finding.production().because(),
                finding.windows().stream().map(Objective::window).toList());
    }

    private static String bounds(Finding finding) {
        return Numbers.percent(finding.lower(), finding.slo().target()) + " to "
                + Numbers.percent(finding.upper(), finding.slo().target());
    }

    private static String kind(Finding.State state) {
        return switch (state) {
            case MET -> "good";
            case BREACHED -> "bad";
            case INCONCLUSIVE -> "unsure";
        };
    }

    private static String evidence(Finding finding) {
        return shown(finding) + finding.slo().sli() + "; " + finding.method() + ", each bound one-sided at "
                + Numbers.percent(finding.slo().confidence()) + "; estimand "
                + finding.slo().estimand().name().toLowerCase(Locale.ROOT) + "; " + likeness(finding)
                + ", effective n " + Numbers.decimal(finding.effectiveN(), 0) + "; at least "
                + Numbers.count(finding.slo().minimumEvents()) + " " + Burn.unit(finding.slo()) + " wanted.";
    }

    private static String shown(Finding finding) {
        Display display = finding.display();
        if (Double.isNaN(display.lower())) {
            return "";
        }
        return "Two-sided " + Numbers.percent(display.level()) + " interval: "
                + Numbers.percent(display.lower(), finding.slo().target()) + " to "
                + Numbers.percent(display.upper(), finding.slo().target()) + " (" + display.method() + "). ";
    }

    private static String likeness(Finding finding) {
        String deff = ", design effect " + Numbers.decimal(finding.deff(), 2);
        return finding.slo().budgeting() instanceof Budgeting.Timeslices slices
                ? Numbers.count(finding.total()) + " " + Burn.unit(finding.slo()) + ", each good with at least "
                        + Numbers.percent(slices.sliceTarget()) + " good events" + deff
                : Numbers.count(finding.clusters()) + " segments, intraclass correlation "
                        + Numbers.decimal(finding.icc(), 3) + deff;
    }

    private static Window window(BurnWindow window) {
        String state = window.reachable() ? window.burned() ? "burned" : "did not burn" : "cannot fire at this target";
        return new Window(
                window.severity(),
                Numbers.duration(window.longSeconds()) + " and " + Numbers.duration(window.shortSeconds()),
                Numbers.decimal(window.threshold(), 1),
                state);
    }
}
