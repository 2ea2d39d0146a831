package dev.clamor.results.verdict;

import dev.clamor.results.inference.Intervals;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Slo;
import java.util.OptionalDouble;

/** A finding's state in sentences with its numbers. */
final class Sentences {
    private Sentences() {}

    /**
     * The sentences.
     *
     * @param counted whether each segment counted as one event
     */
    static String of(Finding f, boolean counted) {
        if (f.total() == 0) {
            return f.slo().sli() + ": no valid events; " + target(f) + " cannot be judged.";
        }
        return switch (f.state()) {
            case MET ->
                observed(f) + "; with " + level(f) + " confidence at least " + share(f, f.lower())
                        + " are good, which meets " + target(f) + ".";
            case BREACHED ->
                observed(f) + "; with " + level(f) + " confidence at most " + share(f, f.upper())
                        + " are good, which misses " + target(f) + ".";
            case INCONCLUSIVE -> observed(f) + "; " + undecided(f, counted);
        };
    }

    private static String undecided(Finding f, boolean counted) {
        if (f.total() < f.slo().minimumEvents()) {
            return Words.count(f.slo().minimumEvents()) + " " + unit(f) + " are asked for before " + target(f)
                    + " is judged.";
        }
        return "with " + level(f) + " confidence each at least " + share(f, f.lower()) + " and at most "
                + share(f, f.upper()) + " are good, which does not decide whether " + target(f) + " is met"
                + shortage(f, counted) + ".";
    }

    private static String shortage(Finding f, boolean counted) {
        double alpha = 1 - f.slo().confidence();
        double goal = f.slo().target().doubleValue();
        double least = Intervals.leastAllGood(goal, alpha);
        String unit = counted ? "segments" : "independent " + unit(f);
        if (f.estimate() == 1 || least > f.effectiveN()) {
            String all = counted
                    ? " (events were all alike, so each of the " + Words.count(f.clusters())
                            + " segments counts as one)"
                    : "";
            return "; not even with zero bad " + unit(f) + " are " + Words.number(f.effectiveN()) + " " + unit
                    + " enough: it takes " + Words.count(least) + all;
        }
        OptionalDouble needed = MoreEvents.needed(f.estimate(), goal, alpha);
        if (needed.isEmpty()) {
            return "; at the observed share no number of " + unit(f) + " up to ten million would decide it";
        }
        double more = Math.max(1, Math.ceil(needed.getAsDouble() * f.total() / f.effectiveN() - f.total()));
        return "; at the observed share about " + Words.count(more) + " more " + unit(f) + " would";
    }

    private static String observed(Finding f) {
        String counts = f.slo().sli() + ": " + Words.count(f.good()) + " of " + Words.count(f.total());
        String share = " (" + share(f, f.estimate()) + ")";
        return f.slo().budgeting() instanceof Budgeting.Timeslices slices
                ? counts + " slices of " + slices.sliceSeconds() + " s good" + share + ", each needing "
                        + Words.percent(slices.sliceTarget()) + " good events; " + alike(f)
                : counts + " good" + share + effective(f);
    }

    private static String alike(Finding f) {
        return f.effectiveN() < f.total()
                ? "neighbours are alike, so they are worth " + Words.count(Math.floor(f.effectiveN()))
                        + " independent ones"
                : "neighbours show no likeness, so each counts";
    }

    /** What is counted, in the plural. */
    private static String unit(Finding f) {
        return f.slo().budgeting() instanceof Budgeting.Timeslices ? "slices" : "events";
    }

    private static String effective(Finding f) {
        return f.slo().estimand() == Slo.Estimand.POPULATION
                ? ", worth " + Words.count(Math.floor(f.effectiveN())) + " independent ones in "
                        + Words.count(f.clusters()) + " segments"
                : "";
    }

    private static String share(Finding f, double share) {
        return Words.percent(share, f.slo().target());
    }

    private static String target(Finding f) {
        return "the target of " + Words.percent(f.slo().target());
    }

    private static String level(Finding f) {
        return Words.level(f.slo().confidence());
    }
}
