package dev.clamor.results.analysis;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.analysis.TradeOff.Change;
import dev.clamor.results.inference.Clusters;
import dev.clamor.results.inference.Intervals.Interval;
import dev.clamor.results.inference.Newcombe;
import dev.clamor.results.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether more containment was bought with something worse: more repeat contacts, wrong actions, false claims or missed
 * handoffs.
 *
 * <p>Differences are candidate less baseline, with clustered Newcombe intervals: 95 % for containment; for the prices
 * together 95 %, 1 - 0.05 / 4 each (Bonferroni over the four). A trade-off is clear when both intervals leave out 0.
 */
public final class TradeOffs {
    private static final double ALPHA = 0.05;
    private static final double HUNDRED = 100;

    /** What can go wrong instead, as people say it; good is its absence. */
    private static final List<Map.Entry<Sli, String>> PRICES = List.of(
            Map.entry(Sli.REPEAT_FREE, "repeat contacts"),
            Map.entry(Sli.WRONG_ACTION_FREE, "contacts with a wrong action"),
            Map.entry(Sli.HALLUCINATION_FREE, "claims of done that are not so"),
            Map.entry(Sli.ESCALATION_RECALL, "missed or late handoffs"));

    private TradeOffs() {}

    /**
     * What got worse while raw containment went up, clear ones first; empty when containment did not go up. The runs must be
     * comparable: same suite, same rules of counting.
     */
    public static List<TradeOff> of(MetricsSnapshot candidate, MetricsSnapshot baseline) {
        Change gain = change(Sli.RAW_CONTAINMENT, candidate, baseline, ALPHA);
        if (!(gain.difference() > 0)) {
            return List.of();
        }
        List<TradeOff> all = new ArrayList<>();
        for (Map.Entry<Sli, String> price : PRICES) {
            Change change = change(price.getKey(), candidate, baseline, ALPHA / PRICES.size());
            if (change.difference() < 0) {
                boolean clear = gain.lower() > 0 && change.upper() < 0;
                all.add(new TradeOff(gain, change, clear, because(gain, change, price.getValue(), clear)));
            }
        }
        return all.stream()
                .sorted((a, b) -> Boolean.compare(b.clear(), a.clear()))
                .toList();
    }

    private static Change change(Sli sli, MetricsSnapshot candidate, MetricsSnapshot baseline, double alpha) {
        Clusters ours = clusters(sli, candidate, alpha);
        Clusters theirs = clusters(sli, baseline, alpha);
        Interval interval = Newcombe.ofClustered(ours, theirs, alpha);
        double difference =
                ours.total().value().orElse(Double.NaN) - theirs.total().value().orElse(Double.NaN);
        return new Change(sli.id(), ours.total(), theirs.total(), difference, interval.lower(), interval.upper());
    }

    private static Clusters clusters(Sli sli, MetricsSnapshot snapshot, double alpha) {
        SliCounts counts = snapshot.slis().get(sli.id());
        return Clusters.of(
                counts == null ? List.<Ratio>of() : counts.bySegment().values(), alpha / 2);
    }

    private static String because(Change gain, Change price, String name, boolean clear) {
        return "Containment is up by " + points(gain.difference(), gain.lower(), gain.upper()) + " while " + name
                + " are up by " + points(-price.difference(), -price.upper(), -price.lower())
                + (clear ? ": the one was bought with the other." : "; this could be chance.");
    }

    private static String points(double difference, double lower, double upper) {
        return Numbers.decimal(HUNDRED * difference, 1) + " points (" + Numbers.decimal(HUNDRED * lower, 1) + " to "
                + Numbers.decimal(HUNDRED * upper, 1) + ")";
    }
}
