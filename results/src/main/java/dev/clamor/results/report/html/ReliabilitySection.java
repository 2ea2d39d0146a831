package dev.clamor.results.report.html;

import dev.clamor.results.analysis.Reliability;
import dev.clamor.results.report.words.Numbers;
import java.util.List;

/** Consistency by scenario, the least reliable first. */
record ReliabilitySection(String lead, int k, List<Row> rows, String more) {
    private static final int MOST = 12;

    /** One scenario. */
    record Row(String allOfK, Rate right) {}

    static ReliabilitySection of(Reliability reliability) {
        List<Row> rows = reliability.scenarios().stream()
                .limit(MOST)
                .map(one -> new Row(Numbers.percent(one.allOfK()), Rate.of(one.scenario(), "", one.right())))
                .toList();
        int left = reliability.scenarios().size() - rows.size();
        return new ReliabilitySection(
                reliability.sentence(),
                reliability.k(),
                rows,
                left == 0 ? "" : Numbers.count(left) + " more in analysis.json.");
    }
}
