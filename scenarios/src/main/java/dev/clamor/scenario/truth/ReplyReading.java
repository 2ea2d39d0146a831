package dev.clamor.scenario.truth;

import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent;
import java.util.List;

/**
 * What the truth says of a reply; the fields are those of {@link TurnEvent.AgentReplied}, and of {@link
 * TurnEvent.HandedOff} where the reply hands over.
 *
 * @param why what decided the class: the rule, and the phrase in parentheses; ends with {@code ?} where {@link
 *     Wording#unsure}
 * @param goal id of the goal it was read against
 * @param wording what its words say
 */
public record ReplyReading(
        ReplyClass replyClass,
        String why,
        String goal,
        JourneyStep step,
        boolean stepFailed,
        String answer,
        List<String> asks,
        List<String> askedAgain,
        List<TurnEvent.ActionSeen> actions,
        List<TurnEvent.Mark> marks,
        boolean stale,
        boolean handedOff,
        boolean rightQueue,
        int contextGiven,
        int contextDue,
        Wording wording) {}
