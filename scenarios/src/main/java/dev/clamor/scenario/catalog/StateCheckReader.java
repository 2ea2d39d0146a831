package dev.clamor.scenario.catalog;

import dev.clamor.document.Section;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.StateCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the section {@code checks} of a scenario file. */
final class StateCheckReader {
    private static final int MOST = 1_000;

    private StateCheckReader() {}

    static List<StateCheck> readAll(Section top, List<Goal> goals, List<String> facts) {
        List<StateCheck> checks = new ArrayList<>();
        if (!top.has("checks")) {
            return checks;
        }
        Set<String> ids = new HashSet<>();
        for (Section section : top.sections("checks")) {
            StateCheck check = read(section, goals, facts);
            if (!ids.add(check.id())) {
                section.wrong("id", "an id that no other check has");
            }
            checks.add(check);
        }
        return List.copyOf(checks);
    }

    private static StateCheck read(Section section, List<Goal> goals, List<String> facts) {
        String id = Checks.name(section, "id");
        String goal = section.text("goal", goals.isEmpty() ? "" : goals.get(0).id());
        Checks.known(
                section,
                "goal",
                "the id of a goal",
                goal,
                goals.stream().map(Goal::id).toList());
        String probe = Checks.name(section, "probe");
        String at = section.text("at", "");
        if (!at.isEmpty() && at.charAt(0) != '/') {
            section.wrong("at", "a JSON Pointer, for example /credits/0/amount", "\"" + at + "\"");
        }
        StateCheck check = rule(section, id, goal, probe, at, facts);
        section.end();
        return check;
    }

    private static StateCheck rule(
            Section section, String id, String goal, String probe, String at, List<String> facts) {
        long given = List.of("equals", "count", "absent").stream()
                .filter(section::has)
                .count();
        if (given != 1) {
            section.wrong("id", "exactly one of equals, count and absent with it");
        }
        if (section.has("count")) {
            String count = Integer.toString(section.integer("count", 0, MOST));
            return new StateCheck(id, goal, probe, at, StateCheck.Rule.COUNT, count);
        }
        if (section.has("absent")) {
            if (!section.flag("absent")) {
                section.wrong("absent", "true, or no such key", "false");
            }
            return new StateCheck(id, goal, probe, at, StateCheck.Rule.ABSENT, "");
        }
        String value = section.text("equals", "");
        Checks.placeholders(section, "equals", value, facts);
        return new StateCheck(id, goal, probe, at, StateCheck.Rule.EQUALS, value);
    }
}
