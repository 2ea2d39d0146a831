package dev.clamor.results.slo;

import dev.clamor.document.Section;
import java.util.Optional;

/** Reads one objective of a file. */
final class SloReader {
    private SloReader() {}

    /** The objective; where something is wrong, a harmless value stands in its place and the problem is recorded. */
    static Slo read(Section section) {
        String id = SloId.read(section, "id");
        String indicator = Indicators.read(section);
        Budgeting budgeting = BudgetingReader.read(section);
        boolean sliced = budgeting instanceof Budgeting.Timeslices;
        SloExtras extras = SloExtras.read(section, "", sliced);
        Slo slo = new Slo(
                id,
                indicator,
                Decimals.target(section),
                extras.gating(),
                extras.confidence(),
                extras.minimumEvents(),
                extras.estimand(),
                section.text("description", ""),
                budgeting,
                baseline(section, sliced));
        section.end();
        return slo;
    }

    private static Optional<BaselineMargin> baseline(Section section, boolean sliced) {
        Optional<BaselineMargin> margin = section.optionalSection("baseline").map(SloReader::margin);
        return SloExtras.baseline(section, "baseline", sliced, margin);
    }

    private static BaselineMargin margin(Section section) {
        BaselineMargin margin = new BaselineMargin(Decimals.margin(section, "margin"), section.flag("gating", false));
        section.end();
        return margin;
    }
}
