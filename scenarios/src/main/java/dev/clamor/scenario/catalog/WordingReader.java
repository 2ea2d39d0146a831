package dev.clamor.scenario.catalog;

import dev.clamor.document.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the ways to put a goal. */
final class WordingReader {
    private static final int GROUP = 3;
    private static final int MAIN_GROUPS = 2;

    private final Section section;
    private final List<String> facts;

    WordingReader(Section section, List<String> facts) {
        this.section = section;
        this.facts = facts;
    }

    /** Groups of exactly three wordings, no wording twice; at least two groups for a main goal, one for others. */
    List<List<String>> openings(boolean main) {
        List<List<String>> groups = section.textLists("openings");
        int least = main ? MAIN_GROUPS : 1;
        if (groups.size() < least) {
            section.wrong(
                    "openings",
                    "at least " + least + " group" + (least == 1 ? "" : "s") + " of three wordings",
                    groups.size() + " given");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            group("openings[" + i + "]", groups.get(i), seen);
        }
        return groups;
    }

    /** An optional list of texts with facts as placeholders. */
    List<String> texts(String key) {
        List<String> texts = section.texts(key);
        Checks.distinct(section, key, texts);
        Checks.placeholders(section, key, texts, facts);
        return texts;
    }

    private void group(String key, List<String> wordings, Set<String> seen) {
        if (wordings.size() != GROUP) {
            section.wrong(key, "exactly three wordings", wordings.size() + " given");
        }
        for (String wording : wordings) {
            if (wording.isBlank()) {
                section.wrong(key, "wordings that are not blank", "\"" + wording + "\"");
            } else if (!seen.add(wording.strip().toLowerCase(Locale.ROOT))) {
                section.wrong(key, "each wording once", "\"" + wording + "\" a second time");
            }
        }
        Checks.placeholders(section, key, wordings, facts);
    }
}
