package dev.clamor.engine.dialogue;

import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.persona.Purpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contact came to, when the customer ends it. The goal counts as met when every goal that the customer opened is,
 * those left out that the customer dropped.
 *
 * @param outcome how it ended
 * @param returns whether the customer comes back within seven days: only if a goal is not met
 */
record Closing(ConversationOutcome outcome, boolean returns) {
    /** Who believes that the matter is solved comes back a little less often. */
    private static final double RETURN_OF_BELIEVERS = 0.9;

    /** Ends a contact; {@code fault} is what the customer gave up on, null if on a reply. */
    static Closing of(
            Ending ending,
            @Nullable Fault fault,
            List<TurnEvent.GoalEnd> goals,
            Agenda agenda,
            Customer customer,
            Dice dice) {
        boolean met = goals.stream().allMatch(goal -> goal.met() || agenda.isDropped(goal.goal()));
        boolean content = ending == Ending.CONTENT;
        double probability = met ? 0 : customer.habits().returns() * (content ? RETURN_OF_BELIEVERS : 1);
        boolean returns = dice.chance(probability, Purpose.RETURN, 0, DrawIndex.RETURNS);
        if (content) {
            return new Closing(new ConversationOutcome.Contained(met), returns);
        }
        ConversationOutcome left = fault != null
                ? new ConversationOutcome.AgentFailed(fault)
                : new ConversationOutcome.Abandoned(ending == Ending.GIVES_UP_SILENTLY);
        return new Closing(left, returns);
    }
}
