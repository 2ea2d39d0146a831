package dev.clamor.scenario.catalog;

import dev.clamor.document.Section;
import dev.clamor.scenario.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the facts of a scenario. */
final class FactReader {
    private static final int LEAST_STATEMENTS = 3;
    private static final List<String> VALUE = List.of("value");

    private FactReader() {}

    /** All facts in file order; none when there is no such key. */
    static List<Fact> readAll(Section top) {
        List<Fact> facts = new ArrayList<>();
        top.optionalSection("facts").ifPresent(section -> {
            for (String name : section.keys()) {
                if (!Checks.isName(name)) {
                    section.wrong(name, "lower-case letters, digits and _ as the key", "\"" + name + "\"");
                }
                section.section(name).ifPresent(s -> facts.add(read(name, s)));
            }
            ownSynonyms(section, facts);
        });
        return List.copyOf(facts);
    }

    private static Fact read(String name, Section section) {
        List<String> synonyms = section.texts("synonyms");
        Checks.distinct(section, "synonyms", synonyms);
        List<String> statements = section.texts("statements", LEAST_STATEMENTS);
        Checks.distinct(section, "statements", statements);
        statements(section, statements);
        List<String> vague = section.texts("vague");
        Checks.distinct(section, "vague", vague);
        Checks.placeholders(section, "vague", vague, List.of());
        Fact fact =
                new Fact(name, synonyms, SamplerReader.read(section), statements, vague, section.flag("own", false));
        section.end();
        return fact;
    }

    private static void statements(Section section, List<String> statements) {
        Checks.placeholders(section, "statements", statements, VALUE);
        for (int i = 0; i < statements.size(); i++) {
            if (!statements.get(i).contains("{value}")) {
                section.wrong("statements[" + i + "]", "{value} in it", "\"" + statements.get(i) + "\"");
            }
        }
    }

    private static void ownSynonyms(Section section, List<Fact> facts) {
        Map<String, String> owner = new HashMap<>();
        facts.forEach(f -> owner.put(f.name(), f.name()));
        for (Fact fact : facts) {
            for (String synonym : fact.synonyms()) {
                String other = owner.putIfAbsent(synonym, fact.name());
                if (other != null && !other.equals(fact.name())) {
                    section.wrong(fact.name(), "synonyms of its own", "\"" + synonym + "\", which also means " + other);
                }
            }
        }
    }
}
