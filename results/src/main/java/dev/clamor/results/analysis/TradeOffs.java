package dev.clamor.results.analysis;

import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.analysis.TradeOff.Change;
import dev.clamor.results.inference.Difference;
import dev.clamor.results.report.words.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether more containment was bought with something worse: more repeat contacts, wrong actions, false claims or missed
 * handoffs.
 *
 * <p>Differences are candidate less baseline, with the intervals of {@link Difference}, paired by segment where the same
 * customers met both: 95 % for containment; for the prices together 95 %, 1 - 0.05 / 4 each (Bonferroni over the four). A
 * trade-off is clear when both intervals leave out 0.
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
     *
     * @param paired whether the same customers met both
     */
    public static List<TradeOff> of(MetricsSnapshot candidate, MetricsSnapshot baseline, boolean paired) {
        Change gain = change(Sli.RAW_CONTAINMENT, candidate, baseline, paired, ALPHA);
        if (!(gain.difference() > 0)) {
            return List.of();
        }
        List<TradeOff> all = new ArrayList<>();
        for (Map.Entry<Sli, String> price : PRICES) {
            Change change = change(price.getKey(), candidate, baseline, paired, ALPHA / PRICES.size());
            if (change.difference() < 0) {
                boolean clear = gain.lower() > 0 && change.upper() < 0;
                all.add(new TradeOff(gain, change, clear, because(gain, change, price.getValue(), clear)));
            }
        }
        return all.stream()
                .sorted((a, b) -> Boolean.compare(b.clear(), a.clear()))
                .toList();
    }

    private static Change change(
            Sli sli, MetricsSnapshot candidate, MetricsSnapshot baseline, boolean paired, double alpha) {
        SliCounts ours = candidate.slis().get(sli.id());
        SliCounts theirs = baseline.slis().get(sli.id());
        Difference difference = Difference.of(segments(ours), segments(theirs), paired, alpha / 2);
        return new Change(
                sli.id(), total(ours), total(theirs), difference.estimate(), difference.lower(), difference.upper());
    }

    private static SortedMap<String, Ratio> segments(@Nullable SliCounts counts) {
        return counts == null ? new TreeMap<>() : counts.bySegment();
    }

    private static Ratio total(@Nullable SliCounts counts) {
        return counts == null ? Ratio.NONE : counts.total();
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
