package dev.clamor.results.verdict;

import dev.clamor.document.Document;
import dev.clamor.document.Problems;
import dev.clamor.document.Section;
import dev.clamor.results.archive.Manifest;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The level of autonomy of every intent, from the texts of the scenarios in the manifest. */
final class AutonomyLevels {
    private AutonomyLevels() {}

    /**
     * Level by intent of the main goal: the lowest among the scenarios of that intent. A scenario whose text is not there
     * or cannot be read says nothing.
     */
    static SortedMap<String, Integer> of(Manifest manifest) {
        SortedMap<String, Integer> levels = new TreeMap<>();
        for (Manifest.Weighted scenario : manifest.scenarios()) {
            Document.parse(scenario.id(), scenario.text(), new Problems()).ifPresent(s -> read(s, levels));
        }
        return levels;
    }

    private static void read(Section scenario, SortedMap<String, Integer> levels) {
        int level = scenario.integer("autonomy", 0, 4, 0);
        List<Section> goals = scenario.sections("goals");
        if (level > 0 && !goals.isEmpty()) {
            String intent = goals.get(0).text("intent", "");
            if (!intent.isEmpty()) {
                levels.merge(intent, level, Math::min);
            }
        }
    }
}
