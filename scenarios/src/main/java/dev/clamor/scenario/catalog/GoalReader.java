package dev.clamor.scenario.catalog;

import dev.clamor.conversation.Trigger;
import dev.clamor.document.Section;
import dev.clamor.scenario.Fact;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.GoldAction;
import dev.clamor.scenario.Threshold;
import java.util.List;
import java.util.Optional;

/** Reads one goal of a scenario. */
final class GoalReader {
    private static final int MAX_DEADLINE = 9;
    private static final int LIMIT_DEADLINE = 2;

    private final Section section;
    private final List<Fact> facts;
    private final List<String> names;
    private final boolean main;

    GoalReader(Section section, List<Fact> facts, boolean main) {
        this.section = section;
        this.facts = facts;
        this.names = facts.stream().map(Fact::name).toList();
        this.main = main;
    }

    Goal read() {
        Goal.Right right = section.choice("right", Goal.Right.class);
        Optional<Threshold> limit = section.optionalSection("limit").map(s -> LimitReader.read(s, facts));
        Optional<Trigger> trigger = section.optionalSection("escalation").flatMap(this::trigger);
        Goal goal = new Goal(
                Checks.name(section, "id"),
                Checks.name(section, "intent"),
                right,
                Checks.factNames(section, "needs", names),
                GoldReader.readAll(section, names),
                AnswerReader.readAll(section, names),
                limit,
                trigger,
                deadline(trigger),
                new WordingReader(section, names).openings(main),
                new WordingReader(section, names).texts("keywords"),
                new WordingReader(section, names).texts("returns"));
        ending(goal);
        section.end();
        return goal;
    }

    /** The right ending agrees with what else is said of the goal. */
    private void ending(Goal goal) {
        boolean escalate = section.has("right") && goal.right() == Goal.Right.ESCALATE;
        if (escalate && !section.has("escalation")) {
            section.wrong(
                    "escalation", "a mapping with the trigger of a goal whose right ending is escalate", "nothing");
        }
        if (!escalate && section.has("escalation")) {
            section.wrong("escalation", "no escalation unless the right ending is escalate", "a mapping");
        }
        if (goal.limit().isPresent() && goal.right() != Goal.Right.RESOLVE) {
            section.wrong("limit", "no limit unless the right ending is resolve", "a mapping");
        }
        List<GoldAction> gold = goal.gold();
        if (goal.right() == Goal.Right.REFUSE && !gold.isEmpty()) {
            section.wrong("actions", "no actions when the right ending is refuse");
        }
        boolean nothing = gold.isEmpty() && goal.answers().isEmpty();
        if (section.has("right") && goal.right() == Goal.Right.RESOLVE && nothing) {
            section.wrong("right", "actions or answers for a goal that is to be resolved", "neither");
        }
    }

    private int deadline(Optional<Trigger> trigger) {
        int usual = trigger.filter(t -> t == Trigger.HIGH_STAKES).isPresent() ? 1 : LIMIT_DEADLINE;
        Optional<Section> holder = section.optionalSection("limit").or(() -> section.optionalSection("escalation"));
        return holder.map(s -> s.integer("deadline", 1, MAX_DEADLINE, usual)).orElse(usual);
    }

    private Optional<Trigger> trigger(Section escalation) {
        String code = Checks.text(escalation, "trigger");
        Optional<Trigger> trigger = Trigger.ofCode(code);
        if (trigger.isEmpty() && !code.isBlank()) {
            escalation.wrong("trigger", "a trigger code, E1 to E10");
        }
        escalation.has("deadline");
        escalation.end();
        return trigger;
    }
}
