package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.report.words.Headline;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.verdict.Finding;
import dev.clamor.results.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The top of the page.
 *
 * @param kind style class by decision, which also chooses the sign
 * @param reason the first reason in one sentence for someone who knows no statistics
 * @param others the reasons in full that the sentence does not say
 */
record Hero(String kind, Headline headline, String reason, List<Verdict.Reason> others) {
    static Hero of(Verdict verdict, MetricsSnapshot snapshot) {
        String kind = switch (verdict.decision()) {
            case PROMOTE -> "good";
            case HOLD -> "unsure";
            case ROLL_BACK -> "bad";
        };
        Headline headline = Headline.of(verdict, snapshot);
        Optional<String> plain = plain(verdict);
        return new Hero(
                kind,
                headline,
                plain.or(() -> failed(verdict)).orElse(headline.reason()),
                plain.isPresent() ? verdict.reasons() : headline.others());
    }

    /** Where the run does not count: what the check that failed says, without its code. */
    private static Optional<String> failed(Verdict verdict) {
        return verdict.reasons().stream()
                .limit(1)
                .filter(reason -> reason.code().equals("RUN_INVALID"))
                .flatMap(reason -> verdict.run().checks().stream()
                        .filter(check -> !check.passed() && reason.because().endsWith(check.because())))
                .map(check -> "The run does not count. " + check.because())
                .findFirst();
    }

    /** Where an objective on occurrences is the first reason, and says in words what it is about. */
    private static Optional<String> plain(Verdict verdict) {
        return verdict.reasons().stream()
                .limit(1)
                .filter(reason -> reason.code().startsWith("OBJECTIVE_"))
                .flatMap(reason -> verdict.findings().stream()
                        .filter(finding -> reason.because().startsWith(finding.id() + " - ")))
                .filter(finding -> finding.slo().gating()
                        && finding.total() > 0
                        && !finding.slo().description().isBlank()
                        && finding.slo().budgeting().equals(Budgeting.OCCURRENCES))
                .findFirst()
                .map(Hero::sentence);
    }

    private static String sentence(Finding finding) {
        String what = "\u201C" + finding.slo().description() + "\u201D";
        String share = Numbers.percent(finding.estimate(), finding.slo().target()) + " of "
                + Numbers.count(finding.total()) + " times";
        String least = Numbers.percent(finding.slo().target());
        return finding.state() == Finding.State.INCONCLUSIVE
                ? what + " came true " + share + ": too few to tell whether it is " + least
                        + ", the least that is asked."
                : what + " came true " + share + ", and " + least + " is the least that is asked.";
    }
}
