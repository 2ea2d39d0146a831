package dev.clamor.results.slo.openslo;

import dev.clamor.document.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The services of a file: they name its objectives and may state the traffic in production. */
final class Services {
    private static final double MOST_CONTACTS_PER_DAY = 1e9;
    private static final String NAME = "name";
    private static final String TRAFFIC = "productionContactsPerDay";

    private final Map<String, String> names = new LinkedHashMap<>();
    private final SortedSet<String> used = new TreeSet<>();
    private double traffic;

    private Services() {}

    static Services of(List<Section> documents, Notes notes) {
        Services services = new Services();
        documents.forEach(document -> services.add(document, notes));
        return services;
    }

    private void add(Section document, Notes notes) {
        Metadata metadata = Metadata.read(document, notes);
        Section annotations = metadata.annotations();
        String name = annotations.text(Metadata.PREFIX + NAME, metadata.name());
        if (name.isBlank()) {
            annotations.wrong(Metadata.PREFIX + NAME, "a name");
        }
        double perDay = annotations.number(Metadata.PREFIX + TRAFFIC, 0, MOST_CONTACTS_PER_DAY, 0);
        if (perDay > 0 && traffic > 0) {
            annotations.wrong(Metadata.PREFIX + TRAFFIC, "the traffic of a run's objectives once", "it a second time");
        }
        traffic = Math.max(traffic, perDay);
        metadata.end(List.of(NAME, TRAFFIC), notes);
        document.optionalSection("spec").ifPresent(spec -> {
            notes.unused(spec, "description", "a verdict says nothing of the service");
            spec.end();
        });
        document.end();
        if (names.putIfAbsent(metadata.name(), name) != null) {
            document.wrong("metadata", "a name of its own", "\"" + metadata.name() + "\" a second time");
        }
    }

    /** An objective is about this service. */
    void used(String service) {
        used.add(service);
    }

    /** The names of the services that have objectives, sorted. */
    String name() {
        return String.join(
                ", ", used.stream().map(s -> names.getOrDefault(s, s)).toList());
    }

    /** Contacts a day in production; 0 if not stated. */
    double traffic() {
        return traffic;
    }
}
