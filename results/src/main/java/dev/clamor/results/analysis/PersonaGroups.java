package dev.clamor.results.analysis;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.results.archive.Manifest;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who stands for whom, from the texts of the personas in the manifest. */
final class PersonaGroups {
    private PersonaGroups() {}

    /** Personas by group, both sorted. A persona whose text is not there or cannot be read is in no group. */
    static SortedMap<String, SortedSet<String>> of(Manifest manifest) {
        SortedMap<String, SortedSet<String>> groups = new TreeMap<>();
        for (Manifest.Weighted persona : manifest.personas()) {
            Document.parse(persona.id(), persona.text(), new Problems())
                    .ifPresent(text -> text.texts("groups").stream()
                            .map(String::strip)
                            .filter(group -> !group.isEmpty())
                            .forEach(group -> groups.computeIfAbsent(group, key -> new TreeSet<>())
                                    .add(persona.id())));
        }
        return groups;
    }
}
