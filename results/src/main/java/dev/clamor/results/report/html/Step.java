package dev.clamor.results.report.html;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.report.words.FailingStep;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Words;
import java.util.List;

/**
 * One row of the table of failing steps.
 *
 * @param note why it may be no finding; empty where nothing speaks against it
 */
record Step(
        String step,
        String condition,
        String note,
        Share here,
        Share rest,
        String ratio,
        String interval,
        List<Readings.Name> examples,
        boolean clear) {

    /** Failed visits. */
    record Share(String percent, String counts) {
        private static Share of(Ratio visits) {
            return new Share(
                    Numbers.percent((double) visits.bad() / visits.total()),
                    Numbers.count(visits.bad()) + " of " + Numbers.count(visits.total()));
        }
    }

    static Step of(FailingStep step, Readings readings) {
        double times = step.ratio().value();
        return new Step(
                Words.title(step.step()),
                Words.condition(step.condition()),
                note(step),
                Share.of(step.visits()),
                Share.of(step.rest()),
                Double.isInfinite(times) ? "only here" : Numbers.decimal(times, 1),
                Double.isInfinite(times)
                        ? "at least " + Numbers.decimal(step.ratio().lower(), 1)
                        : Numbers.decimal(step.ratio().lower(), 1) + " to "
                                + Numbers.decimal(step.ratio().upper(), 1),
                readings.named(step.examples()),
                step.clear());
    }

    private static String note(FailingStep step) {
        String chance = step.clear() ? "" : "Among all that was looked at, this could be chance. ";
        String segment = step.ratio().clustered() ? "" : "Here or elsewhere there is one persona and scenario only.";
        return (chance + segment).strip();
    }
}
