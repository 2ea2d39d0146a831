package dev.clamor.results.slo.openslo;

import dev.clamor.document.Section;
import java.util.Optional;

/** Reads where a metric comes from: it must be one of Clamor's own indicators, for nothing else is measured in a run. */
final class MetricSource {
    /** The type of metric source that names our indicators. */
    static final String TYPE = "clamor";

    private final Named sources;
    private final Notes notes;

    MetricSource(Named sources, Notes notes) {
        this.sources = sources;
        this.notes = notes;
    }

    /** The source's own keys; empty when it is not ours, which is recorded. */
    Optional<Section> read(Section metric) {
        Optional<Section> source = metric.section("metricSource");
        metric.end();
        return source.flatMap(this::own);
    }

    private Optional<Section> own(Section source) {
        boolean typed = source.has("type");
        boolean ours = typed ? type(source) : reference(source);
        if (typed && ours) {
            notes.unused(source, "metricSourceRef", "the run is the source");
        }
        source.has("metricSourceRef");
        Optional<Section> spec = ours ? source.section("spec") : Optional.empty();
        source.has("spec");
        source.end();
        return spec;
    }

    private static boolean type(Section source) {
        boolean ours = source.text("type").equalsIgnoreCase(TYPE);
        if (!ours) {
            source.wrong("type", TYPE + ", with an indicator of a run in spec, such as {indicator: trueContainment}");
        }
        return ours;
    }

    private boolean reference(Section source) {
        if (!source.has("metricSourceRef")) {
            source.wrong("type", TYPE + ", or metricSourceRef with the name of a DataSource of this type", "neither");
            return false;
        }
        return sources.named(source, "metricSourceRef")
                .flatMap(document -> document.section("spec"))
                .map(MetricSource::dataSource)
                .orElse(false);
    }

    private static boolean dataSource(Section spec) {
        if (!spec.has("type")) {
            spec.text("type");
            return false;
        }
        return type(spec);
    }
}
