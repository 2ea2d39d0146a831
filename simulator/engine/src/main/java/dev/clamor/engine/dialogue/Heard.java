package dev.clamor.engine.dialogue;

import dev.clamor.conversation.Fault;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.scenario.truth.ReplyReading;
import org.jspecify.annotations.Nullable;

/**
 * A reply as the customer takes it.
 *
 * @param turn the utterance that it answers
 * @param taken its class to this customer: that of the reading, or RESOLVED where a false claim is believed
 * @param fault why there is no reply, null if there is one
 */
record Heard(int turn, ReplyReading reading, ReplyClass taken, @Nullable Fault fault) {
    boolean rightRefusal() {
        return reading.marks().contains(TurnEvent.Mark.RIGHT_REFUSAL);
    }

    boolean retentionOffer() {
        return reading.marks().contains(TurnEvent.Mark.RETENTION_OFFER);
    }
}
