package dev.clamor.engine.dialogue;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.truth.RecordReading;
import dev.clamor.scenario.truth.ReplyReading;
import dev.clamor.scenario.truth.SpokenReading;
import java.util.List;

/** Writes the events of one contact. */
final class EventWriter {
    private final ContactPlan plan;
    private final EventSink sink;

    EventWriter(ContactPlan plan, EventSink sink) {
        this.plan = plan;
        this.sink = sink;
    }

    /** An utterance that was sent: when it was due and when it went out. */
    record Sent(int turn, long dueMicros, long atMicros) {}

    void opened(long now, long due, int inProgress, FactValues values, int priorContacts, String channel) {
        Scenario scenario = plan.scenario();
        sink.accept(new TurnEvent.ContactOpened(
                plan.contact(),
                now,
                due,
                plan.stage(),
                plan.judged(),
                inProgress,
                plan.persona().id().value(),
                scenario.id().value(),
                scenario.trade(),
                scenario.main().intent(),
                scenario.autonomy(),
                scenario.expected(values),
                scenario.adversarial(),
                priorContacts,
                channel,
                plan.agent()));
    }

    /** {@code moved}: the channel that the customer has moved to with it, empty if none. */
    void spoke(
            Sent sent,
            Move move,
            Utterance utterance,
            Tone tone,
            double frustration,
            SpokenReading reading,
            String moved) {
        sink.accept(new TurnEvent.CustomerSpoke(
                plan.contact(),
                sent.atMicros(),
                sent.dueMicros(),
                sent.turn(),
                move.act(),
                move.goal(),
                move.wording(),
                move.why(),
                utterance.text(),
                tone,
                frustration,
                move.facts().isEmpty() ? List.of() : List.copyOf(move.facts().keySet()),
                utterance.interrupts(),
                reading.fired(),
                reading.grey(),
                moved));
    }

    void replied(Sent sent, long now, Pace pace, AgentReply.Said said, ReplyReading reading) {
        sink.accept(new TurnEvent.AgentReplied(
                plan.contact(),
                now,
                sent.turn(),
                pace.wholeMicros(),
                pace.wholeMicros() + pace.waitedMicros() + Math.max(0, sent.atMicros() - sent.dueMicros()),
                pace.firstMicros(),
                pace.stallMicros(),
                reading.replyClass(),
                reading.why(),
                reading.step(),
                reading.stepFailed(),
                said.text(),
                said.intent(),
                reading.answer(),
                reading.asks(),
                reading.askedAgain(),
                reading.actions(),
                reading.marks(),
                reading.stale(),
                said.cost()));
    }

    void cut(Sent sent, long now, Pace pace, String heard, List<TurnEvent.Mark> marks) {
        sink.accept(new TurnEvent.ReplyCut(
                plan.contact(),
                now,
                sent.turn(),
                pace.wholeMicros(),
                pace.firstMicros(),
                pace.stallMicros(),
                heard,
                marks));
    }

    void retried(int turn, long now, Fault fault) {
        sink.accept(new TurnEvent.TurnRetried(plan.contact(), now, turn, fault));
    }

    void failed(Sent sent, long now, long latency, AgentReply.Failed failed, ReplyReading reading) {
        sink.accept(new TurnEvent.TurnFailed(
                plan.contact(), now, sent.turn(), latency, failed.fault(), failed.detail(), reading.step()));
    }

    void handedOff(Sent sent, long now, AgentReply.Said said, ReplyReading reading) {
        AgentReply.Handoff handoff = said.handoff();
        String queue = handoff == null || handoff.queue() == null ? "" : handoff.queue();
        String reason = handoff == null || handoff.reason() == null ? "" : handoff.reason();
        sink.accept(new TurnEvent.HandedOff(
                plan.contact(),
                now,
                sent.turn(),
                queue,
                reason,
                reading.rightQueue(),
                reading.contextGiven(),
                reading.contextDue()));
    }

    void verified(long now, RecordReading reading, String problem) {
        sink.accept(new TurnEvent.Verified(
                plan.contact(), now, reading.actions(), reading.untrue(), reading.checks(), problem));
    }

    void closed(
            long now, ConversationOutcome outcome, List<TurnEvent.GoalEnd> goals, boolean breached, boolean returns) {
        sink.accept(new TurnEvent.ContactClosed(plan.contact(), now, outcome, goals, breached, returns));
    }
}
