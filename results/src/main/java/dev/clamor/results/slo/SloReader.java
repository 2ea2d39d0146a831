package dev.clamor.results.slo;

import dev.clamor.document.Section;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one objective of a file. */
final class SloReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private SloReader() {}

    /** The objective; where something is wrong, a harmless value stands in its place and the problem is recorded. */
    static Slo read(Section section) {
        String id = id(section);
        String indicator = Indicators.read(section);
        Budgeting budgeting = BudgetingReader.read(section);
        SloExtras extras = SloExtras.read(section, "", budgeting);
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
                baseline(section, budgeting));
        section.end();
        return slo;
    }

    private static String id(Section section) {
        String id = section.text("id");
        if (section.has("id") && !ID.matcher(id).matches()) {
            section.wrong("id", "up to 80 letters, digits, '-', '_' and '.', beginning with a letter or digit");
        }
        return id;
    }

    private static Optional<BaselineMargin> baseline(Section section, Budgeting budgeting) {
        Optional<BaselineMargin> margin = section.optionalSection("baseline").map(SloReader::margin);
        return SloExtras.baseline(section, "baseline", budgeting, margin);
    }

    private static BaselineMargin margin(Section section) {
        BaselineMargin margin = new BaselineMargin(Decimals.margin(section, "margin"), section.flag("gating", false));
        section.end();
        return margin;
    }
}
