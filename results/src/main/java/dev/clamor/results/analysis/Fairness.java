package dev.clamor.results.analysis;

import dev.clamor.metrics.ClusterSums;
import dev.clamor.metrics.MetricsSnapshot;
import dev.clamor.metrics.Ratio;
import dev.clamor.metrics.Sli;
import dev.clamor.metrics.SliCounts;
import dev.clamor.results.inference.Holm;
import dev.clamor.results.inference.RateRatio;
import dev.clamor.results.report.words.Numbers;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Whether the agent serves groups of customers alike: for every indicator of a gating objective and every group, the share
 * of good events of the group over that of all other customers.
 *
 * <p>Personas say which groups they stand for. A group is compared where it and the others have at least {@value #LEAST}
 * events each, one of them bad. Intervals are those of {@link RateRatio} over segments; p-values are Holm's over all that is compared.
 */
final class Fairness {
    static final long LEAST = 20;

    private final MetricsSnapshot snapshot;
    private final SortedMap<String, SortedSet<String>> groups;

    private Fairness(MetricsSnapshot snapshot, SortedMap<String, SortedSet<String>> groups) {
        this.snapshot = snapshot;
        this.groups = groups;
    }

    /** Every comparison: indicators in the order of the objectives, the worst group of each first. */
    static List<GroupGap> of(
            MetricsSnapshot snapshot, SortedMap<String, SortedSet<String>> groups, Objectives objectives) {
        List<String> indicators = objectives.slos().stream()
                .filter(Slo::gating)
                .map(Slo::sli)
                .distinct()
                .toList();
        return new Fairness(snapshot, groups).gaps(indicators);
    }

    private List<GroupGap> gaps(List<String> indicators) {
        List<Compared> compared = new ArrayList<>();
        for (String indicator : indicators) {
            SliCounts counts = snapshot.slis().get(indicator);
            if (counts != null) {
                groups.keySet().forEach(group -> compare(counts, group, compared));
            }
        }
        double[] adjusted = Holm.adjust(
                compared.stream().mapToDouble(one -> one.ratio.pValue()).toArray());
        List<GroupGap> gaps = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            gaps.add(gap(compared.get(i), adjusted[i]));
        }
        gaps.sort(Comparator.comparingInt((GroupGap gap) -> indicators.indexOf(gap.indicator()))
                .thenComparingDouble(gap -> gap.ratio().value())
                .thenComparing(GroupGap::group));
        return List.copyOf(gaps);
    }

    private void compare(SliCounts counts, String group, List<Compared> to) {
        Collection<String> personas = groups.getOrDefault(group, new java.util.TreeSet<>());
        SortedMap<String, Ratio> in = new TreeMap<>();
        SortedMap<String, Ratio> out = new TreeMap<>();
        counts.bySegment().forEach((segment, ratio) -> {
            boolean member = personas.contains(segment.substring(0, Math.max(0, segment.indexOf('/'))));
            (member ? in : out).put(segment, turned(ratio));
        });
        Ratio inGroup = sum(in.values());
        Ratio others = sum(out.values());
        if (inGroup.total() >= LEAST && others.total() >= LEAST && differs(inGroup, others)) {
            RateRatio ratio = RateRatio.of(inGroup, others, ClusterSums.of(in, out));
            to.add(new Compared(counts.id(), group, turned(inGroup), turned(others), ratio));
        }
    }

    /** Whether anything was bad: with every event good there is nothing to compare, and no test that could tell. */
    private static boolean differs(Ratio inGroup, Ratio others) {
        return inGroup.good() + others.good() > 0;
    }

    private GroupGap gap(Compared one, double adjusted) {
        GroupGap bare = new GroupGap(
                one.indicator,
                one.group,
                List.copyOf(groups.getOrDefault(one.group, new java.util.TreeSet<>())),
                one.inGroup,
                one.others,
                one.ratio,
                adjusted,
                "");
        return new GroupGap(
                bare.indicator(),
                bare.group(),
                bare.personas(),
                bare.inGroup(),
                bare.others(),
                bare.ratio(),
                adjusted,
                sentence(bare));
    }

    private static String sentence(GroupGap gap) {
        String doubt = gap.clear() ? "." : "; this could be chance.";
        return "For customers of the group \u201C" + gap.group() + "\u201D, " + good(gap.indicator()) + " "
                + Numbers.decimal(gap.ratio().value(), 2) + " times as often as for the others (95 %: "
                + Numbers.decimal(gap.ratio().lower(), 2) + " to "
                + Numbers.decimal(gap.ratio().upper(), 2) + "): "
                + Numbers.withCounts(gap.inGroup()) + " against " + Numbers.withCounts(gap.others()) + doubt;
    }

    private static String good(String indicator) {
        if (indicator.equals(Sli.TRUE_CONTAINMENT.id())) {
            return "the agent truly solves what it should";
        }
        if (indicator.equals(Sli.ESCALATION_RECALL.id())) {
            return "a human who is needed comes in time";
        }
        if (indicator.equals(Sli.WRONG_ACTION_FREE.id())) {
            return "a contact stays without a wrong action";
        }
        return "\u201C" + indicator + "\u201D is good";
    }

    /** Good and bad exchanged: a ratio of rates speaks of bad events. */
    private static Ratio turned(Ratio ratio) {
        return new Ratio(ratio.bad(), ratio.total());
    }

    private static Ratio sum(Collection<Ratio> ratios) {
        return ratios.stream().reduce(Ratio.NONE, Ratio::plus);
    }

    private record Compared(String indicator, String group, Ratio inGroup, Ratio others, RateRatio ratio) {}
}
