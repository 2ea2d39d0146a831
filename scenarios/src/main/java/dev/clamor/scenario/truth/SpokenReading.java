package dev.clamor.scenario.truth;

import dev.clamor.conversation.TurnEvent;
import java.util.List;

/**
 * What the truth says of an utterance.
 *
 * @param fired triggers that fire with it
 * @param grey codes of reasons for which a handoff from here on is neither right nor wrong
 */
public record SpokenReading(List<TurnEvent.Fired> fired, List<String> grey) {}
