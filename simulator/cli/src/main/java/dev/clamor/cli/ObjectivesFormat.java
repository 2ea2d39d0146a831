package dev.clamor.cli;

import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.ObjectivesYaml;
import dev.clamor.results.slo.openslo.OpenSloWriter;
import java.util.function.Function;

/** The words that objectives can be written in. */
enum ObjectivesFormat {
    /** For people. */
    TEXT(ObjectivesText::of),
    /** Clamor's own file format. */
    YAML(ObjectivesYaml::text),
    /** OpenSLO v1. */
    OPENSLO(OpenSloWriter::text);

    private final Function<Objectives, String> writer;

    ObjectivesFormat(Function<Objectives, String> writer) {
        this.writer = writer;
    }

    String write(Objectives objectives) {
        return writer.apply(objectives);
    }
}
