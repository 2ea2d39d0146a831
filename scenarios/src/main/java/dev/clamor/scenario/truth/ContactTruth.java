package dev.clamor.scenario.truth;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Scenario;
import java.util.List;

/**
 * Holds one contact against its scenario: tells what each reply was and when a handoff was due, from observable events
 * only. Single-threaded; no clock, no randomness.
 */
public final class ContactTruth {

    /** The truth of one contact; {@code priorContacts} are earlier unresolved contacts on the same matter. */
    public ContactTruth(Scenario scenario, FactValues values, int priorContacts) {
        throw new UnsupportedOperationException("H2");
    }

    /** Takes an utterance that is being sent. */
    public SpokenReading spoke(Spoken utterance) {
        throw new UnsupportedOperationException("H2");
    }

    /** The customer replaces a fact; takes effect with the next utterance that states it. */
    public void revise(String fact, String value) {
        throw new UnsupportedOperationException("H2");
    }

    /** Reads a reply to the utterance {@code turn}. */
    public ReplyReading replied(int turn, AgentReply.Said reply) {
        throw new UnsupportedOperationException("H2");
    }

    /** Takes a failed turn; the step that failed. */
    public ReplyReading failed(int turn, AgentReply.Failed failure) {
        throw new UnsupportedOperationException("H2");
    }

    /** Failures in a row on the goal. */
    public int failuresInARow() {
        throw new UnsupportedOperationException("H2");
    }

    /** Whether everything about the goal is as it should be. */
    public boolean met(String goal) {
        throw new UnsupportedOperationException("H2");
    }

    /** Whether an adversary won, data leaked or a limit was broken so far. */
    public boolean breached() {
        throw new UnsupportedOperationException("H2");
    }

    /** How the goals opened so far ended, in the order of their opening. */
    public List<TurnEvent.GoalEnd> goalEnds() {
        throw new UnsupportedOperationException("H2");
    }
}
