package dev.clamor.scenario.truth;

import dev.clamor.conversation.TurnEvent;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The goals of the contact and which of them is under discussion. */
final class GoalLedger {
    private final Scenario scenario;
    private final Cues cues;
    private final List<GoalRecord> all;
    private final List<GoalRecord> opened = new ArrayList<>();
    private @Nullable GoalRecord current;

    GoalLedger(Scenario scenario, Cues cues) {
        this.scenario = scenario;
        this.cues = cues;
        this.all = scenario.goals().stream().map(GoalRecord::new).toList();
    }

    /** The goal of an utterance, opened if it is new; for small talk the goal under discussion, if any. */
    @Nullable
    GoalRecord discuss(String goal) {
        if (!goal.isEmpty()) {
            GoalRecord record = record(goal);
            if (!record.opened()) {
                record.open(cues);
                opened.add(record);
            }
            current = record;
        }
        return current;
    }

    @Nullable
    GoalRecord current() {
        return current;
    }

    /** Goals opened so far, in the order of their opening. */
    List<GoalRecord> opened() {
        return opened;
    }

    List<GoalRecord> all() {
        return all;
    }

    GoalRecord record(String goal) {
        for (GoalRecord record : all) {
            if (record.goal().id().equals(goal)) {
                return record;
            }
        }
        throw new IllegalArgumentException(
                "goal: expected one of scenario " + scenario.id() + ". Found: \"" + goal + "\"");
    }

    List<TurnEvent.GoalEnd> ends(FactValues values) {
        return opened.stream().map(r -> end(r, values)).toList();
    }

    private TurnEvent.GoalEnd end(GoalRecord record, FactValues values) {
        Goal goal = record.goal();
        return new TurnEvent.GoalEnd(
                goal.id(), goal.intent(), record.met(values), record.claimed(), goal == scenario.main());
    }
}
