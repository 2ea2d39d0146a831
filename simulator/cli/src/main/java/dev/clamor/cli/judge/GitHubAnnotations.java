package dev.clamor.cli.judge;

import dev.clamor.results.report.Report;
import dev.clamor.results.report.words.FailingStep;
import dev.clamor.results.report.words.Headline;
import dev.clamor.results.report.words.Visible;
import dev.clamor.results.verdict.Decision;
import dev.clamor.results.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A verdict as workflow commands of GitHub Actions, one a line: why, as errors of ROLL_BACK, warnings of HOLD and notices
 * of PROMOTE, and the steps that clearly fail, as warnings. GitHub keeps ten warnings and ten errors of a step; there are
 * never more.
 *
 * <p>Escaped as the runner reads them, {@code actions/toolkit}, {@code packages/core/src/command.ts}: per cent and line
 * ends everywhere, in properties colon and comma too.
 */
final class GitHubAnnotations {
    private static final int MOST_REASONS = 7;
    private static final int MOST_STEPS = 3;

    private GitHubAnnotations() {}

    static List<String> of(Report report) {
        Verdict verdict = report.verdict();
        List<String> lines = new ArrayList<>();
        String level = level(verdict.decision());
        String word = Headline.word(verdict.decision());
        verdict.reasons().stream()
                .limit(MOST_REASONS)
                .forEach(reason ->
                        lines.add(line(level, "Clamor: " + word + " (" + reason.code() + ")", reason.because())));
        int more = verdict.reasons().size() - MOST_REASONS;
        if (more > 0) {
            lines.add(line("notice", "Clamor: " + word, "and " + more + " more, in the report"));
        }
        if (verdict.decision() != Decision.PROMOTE) {
            report.analysis().failingSteps().stream()
                    .filter(FailingStep::clear)
                    .limit(MOST_STEPS)
                    .forEach(step -> lines.add(line("warning", "Clamor: failing step", step.sentence())));
        }
        return lines;
    }

    private static String level(Decision decision) {
        return switch (decision) {
            case PROMOTE -> "notice";
            case HOLD -> "warning";
            case ROLL_BACK -> "error";
        };
    }

    /** One command. */
    static String line(String command, String title, String message) {
        return "::" + command + " title=" + property(Visible.line(title)) + "::" + data(Visible.line(message));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
