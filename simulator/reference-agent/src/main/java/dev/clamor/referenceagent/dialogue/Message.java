package dev.clamor.referenceagent.dialogue;

import dev.clamor.referenceagent.knowledge.Desk;
import java.util.Optional;

/**
 * One customer message.
 *
 * @param text       what was written
 * @param interrupts whether it was sent while an earlier message of the conversation was unanswered
 * @param superseded whether a later message of the conversation has already arrived, so that this one must not act
 * @param desk       the desk it was sent to, where the channel says so
 * @param channel    the channel it came by; empty if untold
 */
public record Message(String text, boolean interrupts, boolean superseded, Optional<Desk> desk, String channel) {
    Message superseded(boolean now) {
        return new Message(text, interrupts, now, desk, channel);
    }
}
