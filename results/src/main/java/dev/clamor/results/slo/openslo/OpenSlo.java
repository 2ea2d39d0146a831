package dev.clamor.results.slo.openslo;

import dev.clamor.document.Document;
import dev.clamor.document.Nearest;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.results.slo.Objectives;
import dev.clamor.results.slo.Slo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Objectives from a file in OpenSLO v1: one or more documents of the kinds SLO, SLI, DataSource, Service and those of alerts.
 *
 * <p>What would change the judgement and does not apply is a problem. What does not apply and changes nothing is a note.
 *
 * @param objectives empty when the file has problems
 * @param notes what was not used, one line each
 */
public record OpenSlo(Optional<Objectives> objectives, List<String> notes) {
    private static final String API_VERSION = "openslo/v1";
    private static final List<String> ALERTS = List.of("AlertPolicy", "AlertCondition", "AlertNotificationTarget");
    private static final List<String> KINDS =
            List.of("SLO", "SLI", "DataSource", "Service", "AlertPolicy", "AlertCondition", "AlertNotificationTarget");
    private static final int DEFAULT_PERIOD_DAYS = 28;

    /** Reads one file. Problems are recorded. */
    public static OpenSlo read(String file, String text, Problems problems) {
        Problems own = new Problems();
        Notes notes = new Notes();
        List<Section> documents = Document.parseAll(file, text, own);
        documents.forEach(OpenSlo::header);
        Objectives objectives = objectives(documents, notes);
        if (own.none() && objectives.slos().isEmpty()) {
            own.add(file, 0, "", "at least one document of kind SLO with an objective", "none");
        }
        own.all().stream().distinct().forEach(problems::add);
        return new OpenSlo(own.none() ? Optional.of(objectives) : Optional.empty(), notes.all());
    }

    private static void header(Section document) {
        if (document.has("apiVersion") && !document.text("apiVersion").equals(API_VERSION)) {
            document.wrong("apiVersion", API_VERSION);
        }
        document.text("apiVersion");
        String kind = document.text("kind");
        if (document.has("kind") && !KINDS.contains(kind)) {
            document.wrong(
                    "kind", "one of " + String.join(", ", KINDS), "\"" + kind + "\"" + Nearest.hint(kind, KINDS));
        }
    }

    private static Objectives objectives(List<Section> documents, Notes notes) {
        Services services = Services.of(kind(documents, "Service"), notes);
        Named sources = Named.of("DataSource", kind(documents, "DataSource"), notes);
        Named slis = Named.of("SLI", kind(documents, "SLI"), notes);
        SloDocument reader = new SloDocument(new IndicatorReader(slis, new MetricSource(sources, notes), notes), notes);
        List<Slo> slos = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        OptionalInt period = OptionalInt.empty();
        for (Section document : kind(documents, "SLO")) {
            SloDocument.Read read = reader.read(document);
            read.slos().forEach(slo -> add(slo, slos, ids, document));
            services.used(read.service());
            period = period(document, period, read.periodDays());
        }
        notes.unused(slis, "no SLO refers to it");
        notes.unused(sources, "no indicator refers to it");
        documents.stream().filter(d -> ALERTS.contains(d.text("kind", ""))).forEach(notes::alert);
        return new Objectives(services.name(), period.orElse(DEFAULT_PERIOD_DAYS), services.traffic(), slos);
    }

    private static List<Section> kind(List<Section> documents, String kind) {
        return documents.stream().filter(d -> d.text("kind", "").equals(kind)).toList();
    }

    private static void add(Slo slo, List<Slo> slos, Set<String> ids, Section document) {
        if (!ids.add(slo.id())) {
            document.wrong("metadata", "a name of its own for every objective", "\"" + slo.id() + "\" a second time");
        }
        slos.add(slo);
    }

    private static OptionalInt period(Section document, OptionalInt before, OptionalInt here) {
        if (before.isPresent() && here.isPresent() && before.getAsInt() != here.getAsInt()) {
            document.wrong(
                    "spec",
                    "the same time window for all objectives of a run, " + before.getAsInt() + " days as before",
                    here.getAsInt() + " days");
        }
        return before.isPresent() ? before : here;
    }
}
