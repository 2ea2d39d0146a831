package dev.clamor.results.report.html;

import dev.clamor.results.report.words.FailingStep;
import dev.clamor.results.report.words.Numbers;

/** One row of the table of failing steps. */
record Step(String sentence, String here, String rest, String ratio, String interval, boolean clear) {
    static Step of(FailingStep step) {
        double times = step.ratio().value();
        return new Step(
                step.sentence(),
                Numbers.count(step.visits().bad()) + " of "
                        + Numbers.count(step.visits().total()),
                Numbers.count(step.rest().bad()) + " of "
                        + Numbers.count(step.rest().total()),
                Double.isInfinite(times) ? "only here" : Numbers.decimal(times, 1),
                Numbers.decimal(step.ratio().lower(), 1) + " to "
                        + Numbers.decimal(step.ratio().upper(), 1),
                step.clear());
    }
}
