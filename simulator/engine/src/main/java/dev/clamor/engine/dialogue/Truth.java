package dev.clamor.engine.dialogue;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.truth.ContactTruth;
import dev.clamor.scenario.truth.RecordReading;
import dev.clamor.scenario.truth.Recorded;
import dev.clamor.scenario.truth.ReplyReading;
import dev.clamor.scenario.truth.Spoken;
import dev.clamor.scenario.truth.SpokenReading;
import java.util.List;

/** What a dialogue asks of the truth; {@link ContactTruth} outside tests. */
interface Truth {
    void begin();

    void end();

    SpokenReading spoke(Spoken utterance);

    void revise(String fact, String value);

    ReplyReading replied(int turn, AgentReply.Said reply);

    ReplyReading failed(int turn, AgentReply.Failed failure);

    void cut(int turn, String heard);

    RecordReading recorded(Recorded recorded, boolean last);

    FactValues facts();

    boolean breached();

    List<TurnEvent.GoalEnd> goalEnds();

    /** The truth of a real contact. */
    static Truth of(ContactTruth truth) {
        return new Truth() {
            @Override
            public void begin() {
                truth.begin();
            }

            @Override
            public void end() {
                truth.end();
            }

            @Override
            public SpokenReading spoke(Spoken utterance) {
                return truth.spoke(utterance);
            }

            @Override
            public void revise(String fact, String value) {
                truth.revise(fact, value);
            }

            @Override
            public ReplyReading replied(int turn, AgentReply.Said reply) {
                return truth.replied(turn, reply);
            }

            @Override
            public ReplyReading failed(int turn, AgentReply.Failed failure) {
                return truth.failed(turn, failure);
            }

            @Override
            public void cut(int turn, String heard) {
                truth.cut(turn, heard);
            }

            @Override
            public RecordReading recorded(Recorded recorded, boolean last) {
                return truth.recorded(recorded, last);
            }

            @Override
            public FactValues facts() {
                return truth.facts();
            }

            @Override
            public boolean breached() {
                return truth.breached();
            }

            @Override
            public List<TurnEvent.GoalEnd> goalEnds() {
                return truth.goalEnds();
            }
        };
    }
}
