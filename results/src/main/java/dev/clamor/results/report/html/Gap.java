package dev.clamor.results.report.html;

import dev.clamor.metrics.Ratio;
import dev.clamor.results.analysis.GroupGap;
import dev.clamor.results.report.words.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One row of the table of groups. */
record Gap(
        String indicator,
        String group,
        String personas,
        String inGroup,
        String inCounts,
        String elsewhere,
        String elseCounts,
        String ratio,
        String interval,
        boolean clear,
        String kind) {

    /** For each indicator the group that fares worst and the one that fares best, in the order of the indicators. */
    static List<Gap> ends(List<GroupGap> gaps) {
        Map<String, List<GroupGap>> byIndicator = new LinkedHashMap<>();
        gaps.forEach(gap -> byIndicator
                .computeIfAbsent(gap.indicator(), key -> new ArrayList<>())
                .add(gap));
        List<Gap> ends = new ArrayList<>();
        for (List<GroupGap> ofIndicator : byIndicator.values()) {
            ends.add(of(ofIndicator.get(0)));
            if (ofIndicator.size() > 1) {
                ends.add(of(ofIndicator.get(ofIndicator.size() - 1)));
            }
        }
        return List.copyOf(ends);
    }

    private static Gap of(GroupGap gap) {
        return new Gap(
                gap.indicator(),
                gap.group(),
                String.join(", ", gap.personas()),
                Numbers.percent(gap.inGroup()),
                counts(gap.inGroup()),
                Numbers.percent(gap.others()),
                counts(gap.others()),
                Numbers.decimal(gap.ratio().value(), 2),
                Numbers.decimal(gap.ratio().lower(), 2) + " to "
                        + Numbers.decimal(gap.ratio().upper(), 2),
                gap.clear(),
                gap.clear() ? "" : "faint");
    }

    private static String counts(Ratio ratio) {
        return Numbers.count(ratio.good()) + " of " + Numbers.count(ratio.total());
    }
}
