package dev.clamor.results.verdict;

import dev.clamor.results.inference.Curtailment;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.stopping.Stop;
import dev.clamor.results.verdict.Verdict.StopFacts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What a rule decided, as a verdict tells it. */
final class Stops {
    private static final MathContext UP = new MathContext(2, RoundingMode.UP);

    private Stops() {}

    /**
     * The facts.
     *
     * @param planned contacts planned
     * @param opened contacts begun
     */
    static StopFacts facts(Stop stop, long planned, long opened) {
        long saved = Math.max(0, planned - opened);
        String because = stop.rule() + ": after contact " + Words.count(stop.atContact()) + " of "
                + Words.count(planned) + " in the order of their arrival, " + decided(stop) + " "
                + Words.count(saved) + " planned contacts were not sent.";
        return new StopFacts(
                stop.rule(),
                String.join(", ", stop.objectives()),
                toward(stop.toward()),
                stop.atContact(),
                saved,
                because);
    }

    private static Decision toward(Stop.Toward toward) {
        return switch (toward) {
            case ROLL_BACK -> Decision.ROLL_BACK;
            case NOT_PROMOTE -> Decision.HOLD;
            case PROMOTE -> Decision.PROMOTE;
        };
    }

    private static String decided(Stop stop) {
        if (stop instanceof Stop.SurelyMissed missed) {
            return missed(missed);
        }
        if (stop instanceof Stop.OutOfReach lost) {
            return outOfReach(lost);
        }
        if (stop instanceof Stop.MetAtLook met) {
            double most =
                    met.levels().stream().mapToDouble(Double::doubleValue).max().orElse(1);
            return "which is look " + met.look() + " of " + met.looks() + ", " + all(met) + " (chance of error at most "
                    + chance(most) + " each at this look).";
        }
        Stop.MetByRatio met = (Stop.MetByRatio) stop;
        return "the ratio test found " + String.join(", ", met.tested()) + " better than the target, and " + all(met)
                + " (each with half of its chance of error).";
    }

    private static String all(Stop stop) {
        int count = stop.objectives().size();
        return count == 1
                ? "the one gating objective is met: " + stop.objectives().get(0)
                : "all " + count + " gating objectives are met: " + String.join(", ", stop.objectives());
    }

    private static String missed(Stop.SurelyMissed missed) {
        Slo slo = missed.slo();
        return slo.id() + " is surely missed: "
                + bad(missed.events().bad(), missed.events().total())
                + ", at least " + Words.percent(missed.leastBad()) + " of this suite's are, and "
                + allowed(slo) + " may be (chance of error at most " + chance(missed.alpha())
                + ", however often one looks)."
                + (slo.estimand() == Slo.Estimand.POPULATION
                        ? " This is said of this suite, not of all customers like these."
                        : "");
    }

    private static String outOfReach(Stop.OutOfReach lost) {
        Slo slo = lost.slo();
        double alpha = 1 - slo.confidence();
        long possible = lost.possible();
        long most = Curtailment.mostBad(possible, slo.target().doubleValue(), alpha);
        String room = possible < slo.minimumEvents()
                ? "fewer than the " + Words.count(slo.minimumEvents()) + " events that are asked for"
                : "and "
                        + (most < 0
                                ? "even without a bad one that is too few"
                                : "at most " + Words.count(most) + " of them may be bad")
                        + " to meet " + Words.percent(slo.target()) + " with "
                        + Words.level(slo.confidence()) + " confidence (by the share alone "
                        + Words.count(Curtailment.budget(possible, slo.target())) + ")";
        return slo.id() + " is out of reach: "
                + bad(lost.events().bad(), lost.events().total())
                + "; with the " + Words.count(lost.toCome()) + " contacts to come there are at most "
                + Words.count(possible) + " events, " + room + ".";
    }

    private static String bad(long bad, long total) {
        return Words.count(bad) + " of " + Words.count(total) + " events " + (bad == 1 ? "was" : "were") + " bad";
    }

    private static String allowed(Slo slo) {
        return Words.percent(BigDecimal.ONE.subtract(slo.target()));
    }

    /** A chance as a percentage of two digits, rounded up. */
    private static String chance(double alpha) {
        return new BigDecimal(alpha)
                        .round(UP)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
