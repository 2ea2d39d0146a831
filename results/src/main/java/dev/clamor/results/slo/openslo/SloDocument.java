package dev.clamor.results.slo.openslo;

import dev.clamor.document.Section;
import dev.clamor.results.slo.BaselineMargin;
import dev.clamor.results.slo.Budgeting;
import dev.clamor.results.slo.Decimals;
import dev.clamor.results.slo.Slo;
import dev.clamor.results.slo.SloExtras;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a document of kind SLO: as many objectives of ours as it has. */
final class SloDocument {
    private final IndicatorReader indicators;
    private final TimeWindow windows;
    private final Notes notes;

    SloDocument(IndicatorReader indicators, Notes notes) {
        this.indicators = indicators;
        this.windows = new TimeWindow(notes);
        this.notes = notes;
    }

    /**
     * @param periodDays empty when no time window is stated
     */
    record Read(String service, List<Slo> slos, OptionalInt periodDays) {}

    Read read(Section document) {
        Metadata metadata = Metadata.read(document, notes);
        Optional<Section> spec = document.section("spec");
        document.end();
        return spec.map(s -> spec(metadata, s)).orElse(new Read("", List.of(), OptionalInt.empty()));
    }

    private Read spec(Metadata metadata, Section spec) {
        String service = spec.text("service");
        Method method = Method.read(spec);
        Annotations annotations = Annotations.read(metadata, method, notes);
        String description = annotations.description().orElse(spec.text("description", metadata.displayName()));
        List<Section> sections = spec.sections("objectives");
        boolean composite = composite(sections);
        Indicator indicator = composite ? Indicator.UNKNOWN : indicators.read(spec);
        ObjectiveReader reader = new ObjectiveReader(indicator, method, annotations, notes);
        List<Slo> slos = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            String suffix = sections.size() == 1 ? "" : "-" + (i + 1);
            slos.add(slo(reader, sections.get(i), annotations, suffix, description));
        }
        if (sections.isEmpty()) {
            spec.wrong("objectives", "a list of at least one objective");
        }
        OptionalInt days = windows.days(spec);
        notes.unused(spec, "alertPolicies", "a run is judged by burn windows scaled to it");
        spec.has("indicator");
        spec.has("indicatorRef");
        spec.end();
        return new Read(service, slos, days);
    }

    private static boolean composite(List<Section> objectives) {
        boolean composite = false;
        for (Section objective : objectives) {
            for (String key : List.of("indicator", "indicatorRef", "compositeWeight")) {
                if (objective.has(key)) {
                    objective.wrong(key, "no composite SLO: each indicator in an SLO of its own", "a part of one");
                    composite = true;
                }
            }
        }
        return composite;
    }

    private static Slo slo(
            ObjectiveReader reader, Section objective, Annotations annotations, String suffix, String description) {
        Budgeting budgeting = reader.budgeting(objective);
        SloExtras extras = annotations.extras();
        String title = objective.text("displayName", "");
        Slo slo = new Slo(
                annotations.id() + suffix,
                reader.sli(objective),
                Decimals.target(objective),
                extras.gating(),
                extras.confidence(),
                extras.minimumEvents(),
                extras.estimand(),
                description.isEmpty() || !suffix.isEmpty() && !title.isEmpty() ? title : description,
                budgeting,
                annotations.baseline());
        objective.end();
        return slo;
    }

    /** What a method's name stands for. */
    enum Method {
        OCCURRENCES,
        TIMESLICES;

        static Method read(Section spec) {
            String text = spec.text("budgetingMethod");
            if (text.equals("RatioTimeslices")) {
                spec.wrong(
                        "budgetingMethod",
                        "Occurrences or Timeslices",
                        "\"RatioTimeslices\", an average of shares, which has no good and bad events to be sure of");
            } else if (spec.has("budgetingMethod") && !text.equals("Occurrences") && !text.equals("Timeslices")) {
                spec.wrong("budgetingMethod", "Occurrences or Timeslices");
            }
            return text.equals("Timeslices") ? TIMESLICES : OCCURRENCES;
        }
    }

    /**
     * What OpenSLO has no keys for.
     *
     * @param id our name of the objective
     * @param sliceSeconds a slice finer than OpenSLO can say
     */
    record Annotations(
            String id,
            Optional<String> description,
            SloExtras extras,
            OptionalInt sliceSeconds,
            Optional<BaselineMargin> baseline) {

        static Annotations read(Metadata metadata, Method method, Notes notes) {
            return new AnnotationReader(metadata, notes).read(method);
        }
    }
}
