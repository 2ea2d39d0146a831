package dev.clamor.scenario.catalog;

import dev.clamor.document.Section;
import dev.clamor.scenario.GoldAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the actions that a goal requires. */
final class GoldReader {
    private GoldReader() {}

    static List<GoldAction> readAll(Section goal, List<String> facts) {
        List<GoldAction> actions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : goal.sections("actions")) {
            GoldAction action = read(section, facts);
            if (!names.add(action.name())) {
                section.wrong("name", "each action of a goal once");
            }
            actions.add(action);
        }
        return List.copyOf(actions);
    }

    private static GoldAction read(Section section, List<String> facts) {
        Map<String, String> arguments = section.textMap("arguments");
        section.optionalSection("arguments")
                .ifPresent(s -> arguments.forEach((key, value) -> Checks.placeholders(s, key, value, facts)));
        GoldAction action = new GoldAction(
                Checks.text(section, "name"),
                Collections.unmodifiableMap(new LinkedHashMap<>(arguments)),
                section.flag("read_only", false));
        section.end();
        return action;
    }
}
