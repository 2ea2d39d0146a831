package dev.clamor.results.report.html;

import dev.clamor.results.analysis.ModeFinding;
import dev.clamor.results.analysis.ModeWords;
import dev.clamor.results.report.words.Numbers;
import java.util.List;

/** One row of the table of failure modes. */
record Mode(
        String name,
        String state,
        String kind,
        String sentence,
        List<Readings.Name> examples,
        String percent,
        String counts,
        Interval interval) {
    static Mode of(ModeFinding finding, Readings readings) {
        return new Mode(
                ModeWords.name(finding.mode()),
                state(finding.state()),
                kind(finding.state()),
                finding.because(),
                readings.named(finding.examples()),
                finding.of() == 0 ? Numbers.NONE : Numbers.percent(finding.share()),
                finding.of() == 0
                        ? ""
                        : Numbers.count(finding.count()) + " of " + Numbers.count(finding.of()) + " " + finding.unit(),
                Interval.plain(finding.share(), finding.lower(), finding.upper()));
    }

    /** Whether it was found at all. */
    boolean found() {
        return kind.equals("bad") || kind.equals("unsure");
    }

    private static String state(ModeFinding.State state) {
        return switch (state) {
            case CLEAR -> "clear";
            case SEEN -> "seen";
            case NOT_SEEN -> "not seen";
            case NOT_MEASURED -> "not measured";
        };
    }

    private static String kind(ModeFinding.State state) {
        return switch (state) {
            case CLEAR -> "bad";
            case SEEN -> "unsure";
            case NOT_SEEN -> "good";
            case NOT_MEASURED -> "plain";
        };
    }
}
