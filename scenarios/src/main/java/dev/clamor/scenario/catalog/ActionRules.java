package dev.clamor.scenario.catalog;

import dev.clamor.document.Section;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.GoldAction;
import dev.clamor.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Checks that the forbidden, harmless and ordered actions of a scenario agree with those of its goals. */
final class ActionRules {
    private final Section top;
    private final Scenario scenario;
    private final TreeSet<String> gold = new TreeSet<>();

    ActionRules(Section top, Scenario scenario) {
        this.top = top;
        this.scenario = scenario;
        for (Goal goal : scenario.goals()) {
            goal.gold().stream().map(GoldAction::name).forEach(gold::add);
        }
    }

    void check() {
        forbidden();
        top.optionalSection("before").ifPresent(this::before);
    }

    private void forbidden() {
        List<String> forbidden = scenario.forbidden();
        for (int i = 0; i < forbidden.size(); i++) {
            String name = forbidden.get(i);
            if (gold.contains(name)) {
                top.wrong("forbidden[" + i + "]", "an action that no goal requires", "\"" + name + "\"");
            }
            if (scenario.harmless().contains(name)) {
                top.wrong("forbidden[" + i + "]", "an action that is not harmless as well", "\"" + name + "\"");
            }
        }
    }

    private void before(Section before) {
        TreeSet<String> known = new TreeSet<>(gold);
        known.addAll(scenario.harmless());
        for (Map.Entry<String, String> rule : scenario.before().entrySet()) {
            String later = rule.getKey();
            if (!known.contains(later)) {
                Checks.known(before, later, "an action of a goal, or a harmless one, as the key", later, known);
            }
            Checks.known(before, later, "an action of a goal, or a harmless one", rule.getValue(), known);
            if (later.equals(rule.getValue())) {
                before.wrong(later, "another action");
            }
        }
    }
}
