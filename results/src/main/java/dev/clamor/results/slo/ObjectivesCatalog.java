package dev.clamor.results.slo;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads objectives files, and the one that comes with Clamor; the latter explains the format. */
public final class ObjectivesCatalog {
    private static final String PACKAGED = "/clamor/objectives/default.yaml";
    private static final String API_VERSION = "clamor/v1";
    private static final String KIND = "Objectives";
    private static final int DEFAULT_PERIOD_DAYS = 28;
    private static final int MOST_PERIOD_DAYS = 366;
    private static final int MOST_WEEKS = 52;
    private static final int DAYS_PER_WEEK = 7;
    private static final double MOST_CONTACTS_PER_DAY = 1e9;

    private ObjectivesCatalog() {}

    /** Reads one file; empty when it has problems, which are recorded. */
    public static Optional<Objectives> read(String file, String text, Problems problems) {
        Problems own = new Problems();
        Optional<Objectives> objectives = Document.parse(file, text, own).flatMap(ObjectivesCatalog::objectives);
        own.all().forEach(problems::add);
        return own.none() ? objectives : Optional.empty();
    }

    private static Optional<Objectives> objectives(Section top) {
        constant(top, "apiVersion", API_VERSION);
        constant(top, "kind", KIND);
        Optional<Section> metadata = top.section("metadata");
        Optional<Section> spec = top.section("spec");
        top.end();
        String name = metadata.map(ObjectivesCatalog::name).orElse("");
        return spec.map(s -> spec(name, s));
    }

    private static void constant(Section top, String key, String value) {
        if (!top.text(key).equals(value) && top.has(key)) {
            top.wrong(key, value);
        }
    }

    private static String name(Section metadata) {
        String name = metadata.text("name");
        if (metadata.has("name") && name.isBlank()) {
            metadata.wrong("name", "a name");
        }
        metadata.text("displayName", "");
        metadata.end();
        return name;
    }

    private static Objectives spec(String name, Section spec) {
        spec.text("description", "");
        int days = spec.optionalSection("timeWindow")
                .map(ObjectivesCatalog::periodDays)
                .orElse(DEFAULT_PERIOD_DAYS);
        double traffic = spec.number("productionContactsPerDay", 0, MOST_CONTACTS_PER_DAY, 0);
        List<Slo> slos = slos(spec);
        StoppingRules stopping = StoppingReader.read(spec, slos);
        spec.end();
        return new Objectives(name, days, traffic, slos, stopping);
    }

    private static int periodDays(Section window) {
        String text = window.text("duration");
        window.end();
        String digits = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
        if (digits.matches("[0-9]{1,3}")) {
            int count = Integer.parseInt(digits);
            if (text.endsWith("d") && count >= 1 && count <= MOST_PERIOD_DAYS) {
                return count;
            }
            if (text.endsWith("w") && count >= 1 && count <= MOST_WEEKS) {
                return count * DAYS_PER_WEEK;
            }
        }
        if (window.has("duration")) {
            window.wrong("duration", "days or weeks up to a year, such as 28d or 4w");
        }
        return DEFAULT_PERIOD_DAYS;
    }

    private static List<Slo> slos(Section spec) {
        List<Section> sections = spec.sections("objectives");
        if (sections.isEmpty()) {
            spec.wrong("objectives", "a list of at least one objective");
        }
        List<Slo> slos = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section section : sections) {
            Slo slo = SloReader.read(section);
            if (!slo.id().isEmpty() && !ids.add(slo.id())) {
                section.wrong("id", "an id of its own", "\"" + slo.id() + "\" a second time");
            }
            slos.add(slo);
        }
        return List.copyOf(slos);
    }

    /** Text of the packaged objectives. */
    public static String packagedText() {
        try (InputStream in = ObjectivesCatalog.class.getResourceAsStream(PACKAGED)) {
            if (in == null) {
                throw new IllegalStateException("class path: expected " + PACKAGED + ". Found: nothing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
