package dev.clamor.scenario.catalog;

import dev.clamor.document.Nearest;
import dev.clamor.document.Section;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules that several parts of a scenario file share. Each records a problem where its rule is broken. */
final class Checks {
    private Checks() {}

    /** A required text that is not blank. */
    static String text(Section section, String key) {
        boolean given = section.has(key);
        String text = section.text(key);
        if (given && text.isBlank()) {
            section.wrong(key, "text");
        }
        return text;
    }

    /** Whether {@code text} is lower-case letters, digits and underscores. */
    static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_');
    }

    /** A required name of lower-case letters, digits and underscores. */
    static String name(Section section, String key) {
        boolean given = section.has(key);
        String text = section.text(key);
        if (given && !isName(text)) {
            section.wrong(key, "lower-case letters, digits and _");
        }
        return text;
    }

    /** No text of the list is blank or, ignoring case, there twice. */
    static void distinct(Section section, String key, List<String> texts) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (text.isBlank()) {
                section.wrong(key + "[" + i + "]", "text", "\"" + text + "\"");
            } else if (!seen.add(text.strip().toLowerCase(Locale.ROOT))) {
                section.wrong(key + "[" + i + "]", "each text once", "\"" + text + "\" a second time");
            }
        }
    }

    /** The text is one of the known names. */
    static boolean known(Section section, String key, String what, String text, Collection<String> names) {
        if (names.contains(text)) {
            return true;
        }
        String near = Nearest.to(text, names)
                .map(n -> " (did you mean \"" + n + "\"?)")
                .orElse("");
        section.wrong(key, what, "\"" + text + "\"" + near);
        return false;
    }

    /** Every text of the list is the name of a fact, and there once. */
    static List<String> factNames(Section section, String key, Collection<String> facts) {
        List<String> names = section.texts(key);
        distinct(section, key, names);
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isBlank()) {
                known(
                        section,
                        names.size() == 1 ? key : key + "[" + i + "]",
                        "the name of a fact",
                        names.get(i),
                        facts);
            }
        }
        return names;
    }

    /** Braces are balanced and every {@code {placeholder}} is one of {@code names}. */
    static void placeholders(Section section, String key, String text, Collection<String> names) {
        int from = 0;
        while (from < text.length()) {
            int open = text.indexOf('{', from);
            int close = text.indexOf('}', from);
            if (open < 0 && close < 0) {
                return;
            }
            if (open < 0 || close < open) {
                section.wrong(key, "balanced braces", "\"" + text + "\"");
                return;
            }
            known(section, key, placeholder(names), text.substring(open + 1, close), names);
            from = close + 1;
        }
    }

    /** {@link #placeholders(Section, String, String, Collection)} for each text of a list. */
    static void placeholders(Section section, String key, List<String> texts, Collection<String> names) {
        for (int i = 0; i < texts.size(); i++) {
            placeholders(section, key + "[" + i + "]", texts.get(i), names);
        }
    }

    private static String placeholder(Collection<String> names) {
        return names.isEmpty() ? "no placeholder" : "a placeholder that is one of " + String.join(", ", names);
    }
}
