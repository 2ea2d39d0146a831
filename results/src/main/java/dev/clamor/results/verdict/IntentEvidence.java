package dev.clamor.results.verdict;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.slo.Slo;

/**
 * One objective applied to one intent.
 *
 * @param lower exact one-sided lower bound at the objective's confidence
 * @param pBelow p-value of the share being at least the target, against below; 1 with too few events
 * @param enough whether there are as many events as the objective asks for
 */
record IntentEvidence(String intent, Slo slo, Ratio events, double lower, double pBelow, boolean enough) {
    boolean met() {
        return enough && lower >= slo.target().doubleValue();
    }

    String target() {
        return "the target of " + Words.percent(slo.target()) + " (" + slo.id() + ")";
    }

    String shown() {
        return slo.sli() + " " + Words.count(events.good()) + " of " + Words.count(events.total());
    }

    String missing() {
        return enough
                ? shown() + ": at least " + Words.percent(lower, slo.target()) + " are good with "
                        + Words.level(slo.confidence()) + " confidence, which does not reach " + target() + "."
                : shown() + ": " + Words.count(slo.minimumEvents()) + " events are asked for.";
    }
}
