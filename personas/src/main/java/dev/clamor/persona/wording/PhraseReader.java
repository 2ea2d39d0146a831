package dev.clamor.persona.wording;

import dev.clamor.document.Section;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The rules of a phrase file: known kinds, no blank and no repeated phrase, the right placeholders. */
final class PhraseReader {
    private final Section top;

    PhraseReader(Section top) {
        this.top = top;
    }

    /** The lists that the file gives, by kind; problems are recorded. */
    Map<Phrase, List<String>> read() {
        EnumMap<Phrase, List<String>> phrases = new EnumMap<>(Phrase.class);
        for (Phrase kind : Phrase.values()) {
            String key = kind.name().toLowerCase(Locale.ROOT);
            if (top.has(key)) {
                List<String> list = top.texts(key, 1);
                check(key, kind, list);
                phrases.put(kind, list);
            }
        }
        top.end();
        return phrases;
    }

    private void check(String key, Phrase kind, List<String> list) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String item = key + "[" + i + "]";
            String phrase = list.get(i);
            if (phrase.isBlank() || !phrase.equals(phrase.strip())) {
                top.wrong(item, "a text that does not begin or end with a space", "\"" + phrase + "\"");
            }
            if (!seen.add(phrase.toLowerCase(Locale.ROOT))) {
                top.wrong(item, "each phrase once", "\"" + phrase + "\" a second time");
            }
            Placeholders.problem(kind, phrase).ifPresent(p -> top.wrong(item, p, "\"" + phrase + "\""));
        }
    }
}
