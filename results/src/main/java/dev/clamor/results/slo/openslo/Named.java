package dev.clamor.results.slo.openslo;

import dev.clamor.document.Nearest;
import dev.clamor.document.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents of one kind by name. */
final class Named {
    private final String kind;
    private final Map<String, Section> byName = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    private Named(String kind) {
        this.kind = kind;
    }

    static Named of(String kind, List<Section> documents, Notes notes) {
        Named named = new Named(kind);
        for (Section document : documents) {
            Metadata metadata = Metadata.read(document, notes);
            metadata.end(List.of(), notes);
            if (named.byName.putIfAbsent(metadata.name(), document) != null) {
                document.wrong("metadata", "a name of its own", "\"" + metadata.name() + "\" a second time");
            }
        }
        return named;
    }

    /** The document that the key names; one that is not there is a problem. */
    Optional<Section> named(Section section, String key) {
        String name = section.text(key);
        asked.add(name);
        Optional<Section> found = Optional.ofNullable(byName.get(name));
        if (found.isEmpty() && !name.isEmpty()) {
            section.wrong(
                    key,
                    "the name of a document of kind " + kind + " in this file",
                    "\"" + name + "\"" + Nearest.hint(name, byName.keySet()));
        }
        return found;
    }

    /** Documents that nothing named. */
    List<Section> unused() {
        return byName.entrySet().stream()
                .filter(entry -> !asked.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
