package dev.clamor.results.verdict;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.Slo;

/** A comparison's state in sentences with its numbers; differences are in percentage points. */
final class ComparisonSentences {
    private ComparisonSentences() {}

    /**
     * Of an objective that cannot be held against anything.
     *
     * @param because why the baseline cannot be compared; empty when there is none
     */
    static String incomparable(Slo slo, BaselineMargin margin, String because) {
        String why = because.isEmpty() ? "no baseline was given" : "the baseline cannot be compared with this run";
        return slo.sli() + ": " + why + ", so " + question(margin) + " cannot be judged.";
    }

    /** Of an objective that was held against a baseline. */
    static String of(Comparison c) {
        if (c.candidate().total() == 0 || c.baseline().total() == 0) {
            return c.slo().sli() + ": no valid events " + (c.candidate().total() == 0 ? "here" : "in the baseline")
                    + ", so " + question(c.margin()) + " cannot be judged.";
        }
        return switch (c.state()) {
            case MET ->
                observed(c) + "; with " + level(c) + " confidence the difference is at least " + points(c, c.lower())
                        + ", which keeps within " + allowed(c.margin()) + ".";
            case BREACHED ->
                observed(c) + "; with " + level(c) + " confidence the difference is at most " + points(c, c.upper())
                        + ", which is worse than " + allowed(c.margin()) + ".";
            case INCONCLUSIVE -> observed(c) + "; " + undecided(c);
        };
    }

    private static String undecided(Comparison c) {
        long least = Math.min(c.candidate().total(), c.baseline().total());
        if (least < c.slo().minimumEvents()) {
            return Words.count(c.slo().minimumEvents()) + " events are asked for in both runs before "
                    + question(c.margin()) + " is judged.";
        }
        return "with " + level(c) + " confidence each the difference is at least " + points(c, c.lower())
                + " and at most " + points(c, c.upper()) + ", which does not decide " + question(c.margin()) + ".";
    }

    private static String observed(Comparison c) {
        return c.slo().sli() + ": " + share(c.candidate()) + " here and " + share(c.baseline())
                + " in the baseline, a difference of " + points(c, c.difference()) + " over "
                + Words.count(c.clusters()) + " segments";
    }

    private static String share(Ratio ratio) {
        return Words.count(ratio.good()) + " of " + Words.count(ratio.total()) + " good ("
                + Words.percent((double) ratio.good() / ratio.total()) + ")";
    }

    private static String points(Comparison c, double difference) {
        return Words.points(difference, c.margin().margin().negate());
    }

    private static String question(BaselineMargin margin) {
        return "whether it keeps within " + allowed(margin);
    }

    private static String allowed(BaselineMargin margin) {
        return "the allowed loss of " + Words.points(margin.margin());
    }

    private static String level(Comparison c) {
        return Words.level(c.slo().confidence());
    }
}
