package dev.clamor.results.slo.openslo;

import dev.clamor.document.Section;
import dev.clamor.results.slo.Indicators;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what an SLI measures, inline or from a document of its own. */
final class IndicatorReader {
    private static final int MILLIS_PER_SECOND = 1000;

    private final Named slis;
    private final MetricSource source;
    private final Notes notes;

    IndicatorReader(Named slis, MetricSource source, Notes notes) {
        this.slis = slis;
        this.source = source;
        this.notes = notes;
    }

    /** The indicator of an SLO. */
    Indicator read(Section spec) {
        boolean inline = spec.has("indicator");
        boolean reference = spec.has("indicatorRef");
        if (inline == reference) {
            spec.wrong("indicator", "either indicator or indicatorRef", inline ? "both" : "neither");
            return Indicator.UNKNOWN;
        }
        return inline
                ? spec.section("indicator").map(this::inline).orElse(Indicator.UNKNOWN)
                : slis.named(spec, "indicatorRef").map(this::document).orElse(Indicator.UNKNOWN);
    }

    private Indicator inline(Section section) {
        Metadata.read(section, notes).end(List.of(), notes);
        Indicator indicator = metrics(section);
        section.end();
        return indicator;
    }

    private Indicator document(Section section) {
        Indicator indicator = metrics(section);
        section.end();
        return indicator;
    }

    private Indicator metrics(Section section) {
        return section.section("spec").map(this::spec).orElse(Indicator.UNKNOWN);
    }

    private Indicator spec(Section spec) {
        notes.unused(spec, "description", "the report prints the indicator's formula");
        boolean ratio = spec.has("ratioMetric");
        Indicator indicator = Indicator.UNKNOWN;
        if (ratio == spec.has("thresholdMetric")) {
            spec.wrong("ratioMetric", "either ratioMetric or thresholdMetric", ratio ? "both" : "neither");
        } else {
            indicator = ratio
                    ? spec.section("ratioMetric").map(this::ratio).orElse(Indicator.UNKNOWN)
                    : spec.section("thresholdMetric").flatMap(this::timed).orElse(Indicator.UNKNOWN);
        }
        spec.end();
        return indicator;
    }

    private Indicator ratio(Section ratio) {
        ratio.flag("counter", false);
        Indicator indicator = ratio.has("raw") ? raw(ratio) : fraction(ratio);
        ratio.end();
        return indicator;
    }

    private Indicator raw(Section ratio) {
        for (String key : List.of("good", "bad", "total")) {
            if (ratio.has(key)) {
                ratio.wrong(key, "no " + key + " beside raw");
            }
        }
        if (!ratio.text("rawType").equals("success") && ratio.has("rawType")) {
            ratio.wrong("rawType", "success, for our indicators are good events over valid ones");
        }
        return metric(ratio, "raw").map(Indicator.class::cast).orElse(Indicator.UNKNOWN);
    }

    /** Good or bad events over all: both name one indicator, which knows all three. */
    private Indicator fraction(Section ratio) {
        if (ratio.has("good") == ratio.has("bad")) {
            ratio.wrong("good", "either good or bad beside total, or raw", ratio.has("good") ? "both" : "neither");
            return Indicator.UNKNOWN;
        }
        String key = ratio.has("good") ? "good" : "bad";
        Optional<Indicator.Counted> part = metric(ratio, key);
        Optional<Indicator.Counted> total = metric(ratio, "total");
        if (part.isPresent() && total.isPresent() && !part.equals(total)) {
            ratio.wrong(
                    "total",
                    "the indicator of " + key + ", " + part.get().sli(),
                    total.get().sli());
        }
        return part.map(Indicator.class::cast).orElse(Indicator.UNKNOWN);
    }

    private Optional<Indicator.Counted> metric(Section ratio, String key) {
        return ratio.section(key).flatMap(source::read).map(spec -> {
            String sli = Indicators.read(spec);
            spec.end();
            return new Indicator.Counted(sli);
        });
    }

    private Optional<Indicator> timed(Section metric) {
        return source.read(metric).map(spec -> {
            String name = Indicators.name(spec, Indicators.TIMED);
            String unit = spec.text("unit");
            if (spec.has("unit") && Stream.of("ms", "s").noneMatch(unit::equals)) {
                spec.wrong("unit", "ms or s, the unit of the objectives' values");
            }
            spec.end();
            return new Indicator.Timed(name, unit.equals("s") ? MILLIS_PER_SECOND : 1);
        });
    }
}
