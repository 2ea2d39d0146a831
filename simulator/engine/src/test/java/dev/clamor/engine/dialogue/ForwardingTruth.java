package dev.clamor.engine.dialogue;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.truth.RecordReading;
import dev.clamor.scenario.truth.Recorded;
import dev.clamor.scenario.truth.ReplyReading;
import dev.clamor.scenario.truth.Spoken;
import dev.clamor.scenario.truth.SpokenReading;
import java.util.List;

/** Passes everything on and keeps what was spoken. */
record ForwardingTruth(Truth to, List<Spoken> heard) implements Truth {
    @Override
    public SpokenReading spoke(Spoken utterance) {
        heard.add(utterance);
        return to.spoke(utterance);
    }

    @Override
    public void revise(String fact, String value) {
        to.revise(fact, value);
    }

    @Override
    public ReplyReading replied(int turn, AgentReply.Said reply) {
        return to.replied(turn, reply);
    }

    @Override
    public ReplyReading failed(int turn, AgentReply.Failed failure) {
        return to.failed(turn, failure);
    }

    @Override
    public void begin() {
        to.begin();
    }

    @Override
    public void end() {
        to.end();
    }

    @Override
    public RecordReading recorded(Recorded recorded, boolean last) {
        return to.recorded(recorded, last);
    }

    @Override
    public FactValues facts() {
        return to.facts();
    }

    @Override
    public void cut(int turn, String heard) {
        to.cut(turn, heard);
    }

    @Override
    public boolean breached() {
        return to.breached();
    }

    @Override
    public List<TurnEvent.GoalEnd> goalEnds() {
        return to.goalEnds();
    }
}
