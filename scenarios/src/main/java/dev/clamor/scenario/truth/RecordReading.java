package dev.clamor.scenario.truth;

import dev.clamor.conversation.TurnEvent;
import java.util.List;

/**
 * What the truth says of {@link Recorded}; the fields are those of {@link TurnEvent.Verified}.
 *
 * @param actions those that the agent had not told of, held against the truth
 * @param untrue names of actions that the agent told of and that are not on record
 * @param checks those of goals that the customer opened
 */
public record RecordReading(
        List<TurnEvent.ActionSeen> actions, List<String> untrue, List<TurnEvent.CheckSeen> checks) {}
