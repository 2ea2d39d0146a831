package dev.clamor.scenario.catalog;

import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.Trigger;
import dev.clamor.document.Section;
import dev.clamor.scenario.Fact;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.ScenarioId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the top level of a scenario file. */
final class ScenarioReader {
    private static final int MAX_PRIOR_CONTACTS = 9;
    private static final int MAX_TURNS = 200;
    private static final int DEFAULT_TURNS = 20;
    private static final double MAX_WEIGHT = 1e6;
    private static final ScenarioId UNREADABLE = new ScenarioId("unreadable");

    private final Section top;

    private ScenarioReader(Section top) {
        this.top = top;
    }

    /** The scenario; worthless when problems have been recorded. */
    static Scenario read(Section top) {
        return new ScenarioReader(top).read();
    }

    private Scenario read() {
        List<Fact> facts = FactReader.readAll(top);
        List<String> names = facts.stream().map(Fact::name).toList();
        Handoff handoff = handoff(names);
        List<Goal> goals = goals(facts);
        List<String> forbidden = actions("forbidden");
        List<String> harmless = actions("harmless");
        Scenario scenario = new Scenario(
                id(),
                Checks.text(top, "title"),
                Checks.text(top, "description").strip(),
                Checks.name(top, "trade"),
                top.integer("autonomy", 1, 4),
                top.choice("stakes", Scenario.Stakes.class),
                top.number("weight", 0, MAX_WEIGHT, 1),
                top.flag("adversarial", false),
                top.flag("care", false),
                top.flag("retention_offer", false),
                top.integer("prior_contacts", 0, MAX_PRIOR_CONTACTS, 0),
                handoff.queue,
                handoff.queues,
                handoff.context,
                steps(),
                facts,
                goals,
                forbidden,
                harmless,
                top.textMap("before"),
                StateCheckReader.readAll(top, goals, names),
                top.integer("turn_limit", 1, MAX_TURNS, DEFAULT_TURNS));
        new ActionRules(top, scenario).check();
        top.end();
        return scenario;
    }

    private ScenarioId id() {
        String id = top.text("id");
        if (ScenarioId.isValid(id)) {
            return new ScenarioId(id);
        }
        if (top.has("id")) {
            top.wrong("id", "up to 80 lower-case letters, digits and _");
        }
        return UNREADABLE;
    }

    private List<JourneyStep> steps() {
        List<JourneyStep> steps = top.choices("steps", JourneyStep.class);
        if (steps.isEmpty() && top.texts("steps").isEmpty()) {
            top.wrong("steps", "at least one journey step");
        }
        if (!steps.isEmpty() && EnumSet.copyOf(steps).size() < steps.size()) {
            top.wrong("steps", "each step once");
        }
        return steps;
    }

    private List<String> actions(String key) {
        List<String> names = top.texts(key);
        Checks.distinct(top, key, names);
        return names;
    }

    private List<Goal> goals(List<Fact> facts) {
        List<Section> sections = top.sections("goals");
        if (!top.has("goals") || sections.isEmpty()) {
            top.wrong("goals", "at least one goal");
        }
        Set<String> ids = new HashSet<>();
        List<Goal> goals = new ArrayList<>();
        for (Section section : sections) {
            Goal goal = new GoalReader(section, facts, goals.isEmpty()).read();
            if (!ids.add(goal.id())) {
                section.wrong("id", "an id that no other goal has");
            }
            goals.add(goal);
        }
        return List.copyOf(goals);
    }

    private Handoff handoff(List<String> facts) {
        return top.section("handoff").map(s -> handoff(s, facts)).orElse(new Handoff("", Map.of(), List.of()));
    }

    private static Handoff handoff(Section section, List<String> facts) {
        Handoff handoff = new Handoff(
                Checks.text(section, "queue"), section.textMap("queues"), Checks.factNames(section, "context", facts));
        section.optionalSection("queues").ifPresent(queues -> {
            for (String code : queues.keys()) {
                if (Trigger.ofCode(code).isEmpty()) {
                    queues.wrong(code, "a trigger code, E1 to E10, as the key", "\"" + code + "\"");
                }
            }
        });
        section.end();
        return handoff;
    }

    private record Handoff(String queue, Map<String, String> queues, List<String> context) {}
}
