package dev.clamor.results.report.html;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.results.report.words.Headline;
import dev.clamor.results.verdict.Verdict;

/**
 * The top of the page.
 *
 * @param kind style class by decision, which also chooses the sign
 */
record Hero(String kind, Headline headline) {
    static Hero of(Verdict verdict, MetricsSnapshot snapshot) {
        String kind = switch (verdict.decision()) {
            case PROMOTE -> "good";
            case HOLD -> "unsure";
            case ROLL_BACK -> "bad";
        };
        return new Hero(kind, Headline.of(verdict, snapshot));
    }
}
