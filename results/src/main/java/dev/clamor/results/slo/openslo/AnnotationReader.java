package dev.clamor.results.slo.openslo;

import dev.clamor.document.Section;
import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.BudgetingReader;
import dev.clamor.results.slo.Decimals;
import dev.clamor.results.slo.SloExtras;
import dev.clamor.results.slo.SloId;
import dev.clamor.results.slo.openslo.SloDocument.Annotations;
import dev.clamor.results.slo.openslo.SloDocument.Method;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the annotations of an SLO that mean something here. */
final class AnnotationReader {
    private static final List<String> KNOWN = List.of(
            "id",
            "description",
            "gating",
            "confidence",
            "minimumEvents",
            "estimand",
            "slice",
            "baselineMargin",
            "baselineGating");

    private final Metadata metadata;
    private final Section section;
    private final Notes notes;

    AnnotationReader(Metadata metadata, Notes notes) {
        this.metadata = metadata;
        this.section = metadata.annotations();
        this.notes = notes;
    }

    Annotations read(Method method) {
        boolean sliced = method == Method.TIMESLICES;
        String id = section.has(key("id")) ? SloId.read(section, key("id")) : metadata.name();
        Optional<String> description =
                section.has(key("description")) ? Optional.of(section.text(key("description"))) : Optional.empty();
        SloExtras extras = SloExtras.read(section, Metadata.PREFIX, sliced);
        Annotations annotations = new Annotations(id, description, extras, slice(sliced), baseline(sliced));
        metadata.end(KNOWN, notes);
        return annotations;
    }

    private OptionalInt slice(boolean sliced) {
        String key = key("slice");
        if (!section.has(key)) {
            return OptionalInt.empty();
        }
        if (!sliced) {
            section.wrong(key, "no slice, which belongs to the budgeting method Timeslices");
            return OptionalInt.empty();
        }
        return OptionalInt.of(BudgetingReader.slice(section, key));
    }

    private Optional<BaselineMargin> baseline(boolean sliced) {
        String margin = key("baselineMargin");
        if (!section.has(margin)) {
            if (section.has(key("baselineGating"))) {
                section.wrong(key("baselineGating"), margin + " beside it", "none");
            }
            return Optional.empty();
        }
        Optional<BaselineMargin> baseline = Optional.of(
                new BaselineMargin(Decimals.margin(section, margin), section.flag(key("baselineGating"), false)));
        return SloExtras.baseline(section, margin, sliced, baseline);
    }

    private static String key(String name) {
        return Metadata.PREFIX + name;
    }
}
