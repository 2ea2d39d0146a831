package dev.clamor.scenario.truth;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.scenario.Goal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which journey step a turn concerned. */
final class StepJudge {
    private static final String VERIFY = "verify";

    private StepJudge() {}

    /** The step of a reply, by what it did; else the step that was due. */
    static JourneyStep of(Evidence e, boolean triggerOpen, JourneyStep due) {
        if (e.handedOff() || triggerOpen) {
            return JourneyStep.HAND_OFF;
        }
        List<TurnEvent.ActionSeen> actions = e.actions().actions();
        if (!actions.isEmpty()) {
            boolean verifies = actions.stream().allMatch(a -> a.name().startsWith(VERIFY));
            return verifies ? JourneyStep.IDENTIFY : JourneyStep.ACT;
        }
        if (e.answers().news() || e.nowMet() || e.restates()) {
            return JourneyStep.CONFIRM;
        }
        if (e.said().act() == CustomerAct.OPEN) {
            return JourneyStep.UNDERSTAND;
        }
        return e.asks().isEmpty() ? due : JourneyStep.COLLECT;
    }

    /** The step that an answer to this utterance had to take. */
    static JourneyStep due(Spoken said, @Nullable GoalRecord discussed, FactLedger facts, boolean triggerOpen) {
        if (triggerOpen) {
            return JourneyStep.HAND_OFF;
        }
        if (discussed == null || said.act() == CustomerAct.OPEN) {
            return JourneyStep.UNDERSTAND;
        }
        Goal goal = discussed.goal();
        if (!facts.allStated(goal.needs(), said.turn() - 1)) {
            return JourneyStep.COLLECT;
        }
        for (int i = 0; i < goal.gold().size(); i++) {
            if (!discussed.done(i)) {
                return goal.gold().get(i).name().startsWith(VERIFY) ? JourneyStep.IDENTIFY : JourneyStep.ACT;
            }
        }
        return JourneyStep.CONFIRM;
    }
}
