package dev.clamor.results.slo.openslo;

import dev.clamor.document.Section;
import java.util.ArrayList;
import java.util.List;

/** What stands in the file, is valid there and does not apply to a run. */
final class Notes {
    private final List<String> all = new ArrayList<>();

    /** The key, if present, is not used, and why; counts as asked for. */
    void unused(Section section, String key, String why) {
        if (section.has(key)) {
            add(section, key, "not used: " + why);
        }
    }

    void add(Section section, String key, String what) {
        all.add(section.where(key) + ": " + what + ".");
    }

    /** Documents that nothing refers to. */
    void unused(Named documents, String why) {
        documents.unused().forEach(d -> add(d, "kind", d.text("kind") + " not used: " + why));
    }

    void alert(Section document) {
        add(document, "kind", document.text("kind") + " not used: a run is judged by burn windows scaled to it");
    }

    /** In the order in which they were found, each once: an SLI that several refer to is read several times. */
    List<String> all() {
        return all.stream().distinct().toList();
    }
}
