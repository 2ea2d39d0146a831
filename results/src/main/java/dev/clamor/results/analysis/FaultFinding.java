package dev.clamor.results.analysis;

import dev.clamor.metrics.MetricsSnapshot.FaultImpact;
import dev.clamor.metrics.MetricsSnapshot.TurnsThen;
import dev.clamor.metrics.Ratio;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.report.words.Words;
import java.util.List;

/**
 * A window of a planned fault and what it did, in words.
 *
 * @param impact its numbers
 * @param because one or two sentences
 */
public record FaultFinding(FaultImpact impact, String because) {
    private static final TurnsThen NOTHING = new TurnsThen(Ratio.NONE, Double.NaN, Double.NaN);

    /** One for every window, in the order in which they begin. */
    static List<FaultFinding> of(List<FaultImpact> impacts) {
        return impacts.stream()
                .map(impact -> new FaultFinding(impact, sentence(impact)))
                .toList();
    }

    /** Which turns fell into it. */
    public TurnsThen inside() {
        return impact.turns().getOrDefault("inside", NOTHING);
    }

    private static String sentence(FaultImpact impact) {
        String which = "\u201C" + impact.fault() + "\u201D (" + Words.name(impact.kind()) + ", "
                + Numbers.decimal(impact.fromSeconds(), 1) + " to " + Numbers.decimal(impact.toSeconds(), 1) + " s)";
        if (Double.isNaN(impact.onSeconds())) {
            return which + " did not begin: the run ended before.";
        }
        TurnsThen inside = impact.turns().getOrDefault("inside", NOTHING);
        if (inside.usable().total() == 0) {
            return which + ": no judged turn fell into it." + problems(impact);
        }
        return "Under " + which + " " + failed(inside) + " of the turns failed, before it "
                + failed(impact.turns().getOrDefault("before", NOTHING)) + "; the median response time was "
                + Numbers.millis(inside.responseP50()) + ", before it "
                + Numbers.millis(impact.turns().getOrDefault("before", NOTHING).responseP50()) + ". "
                + recovery(impact) + problems(impact);
    }

    private static String failed(TurnsThen turns) {
        Ratio usable = turns.usable();
        return usable.total() == 0 ? "none" : Numbers.withCounts(new Ratio(usable.bad(), usable.total()));
    }

    private static String recovery(FaultImpact impact) {
        double failures = impact.recovery().failuresBackSeconds();
        double latency = impact.recovery().latencyBackSeconds();
        if (Double.isNaN(failures) && Double.isNaN(latency)) {
            return "That the agent recovered was not seen.";
        }
        return "After its end, " + back("failures", failures) + " and " + back("response times", latency) + ".";
    }

    private static String back(String what, double seconds) {
        return Double.isNaN(seconds)
                ? what + " were not seen to be as before"
                : what + " were as before within " + Numbers.decimal(seconds, 1) + " s";
    }

    private static String problems(FaultImpact impact) {
        return impact.problems().isEmpty()
                ? ""
                : " It could not be switched as planned: " + String.join("; ", impact.problems()) + ".";
    }
}
