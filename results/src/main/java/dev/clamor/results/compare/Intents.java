package dev.clamor.results.compare;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.results.archive.Manifest;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The intent of every scenario's main goal, from the texts in the manifest. */
final class Intents {
    private Intents() {}

    /** Intent by scenario; a scenario whose text is not there or cannot be read is left out. */
    static SortedMap<String, String> of(Manifest manifest) {
        SortedMap<String, String> intents = new TreeMap<>();
        for (Manifest.Weighted scenario : manifest.scenarios()) {
            Document.parse(scenario.id(), scenario.text(), new Problems())
                    .ifPresent(text -> read(scenario.id(), text, intents));
        }
        return intents;
    }

    private static void read(String scenario, Section text, SortedMap<String, String> intents) {
        List<Section> goals = text.sections("goals");
        if (!goals.isEmpty()) {
            String intent = goals.get(0).text("intent", "");
            if (!intent.isEmpty()) {
                intents.put(scenario, intent);
            }
        }
    }
}
