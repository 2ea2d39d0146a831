package dev.clamor.results.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Disposition;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.Trigger;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.conversation.TurnEvent.ActionSeen;
import dev.clamor.conversation.TurnEvent.ActionVerdict;
import dev.clamor.conversation.TurnEvent.AgentReplied;
import dev.clamor.conversation.TurnEvent.CheckSeen;
import dev.clamor.conversation.TurnEvent.CheckVerdict;
import dev.clamor.conversation.TurnEvent.ContactClosed;
import dev.clamor.conversation.TurnEvent.ContactOpened;
import dev.clamor.conversation.TurnEvent.CustomerSpoke;
import dev.clamor.conversation.TurnEvent.Fired;
import dev.clamor.conversation.TurnEvent.GoalEnd;
import dev.clamor.conversation.TurnEvent.HandedOff;
import dev.clamor.conversation.TurnEvent.Mark;
import dev.clamor.conversation.TurnEvent.ReplyCut;
import dev.clamor.conversation.TurnEvent.TurnFailed;
import dev.clamor.conversation.TurnEvent.TurnRetried;
import dev.clamor.conversation.TurnEvent.Verified;
import dev.clamor.results.archive.EventCodec.BadEventException;
import java.io.IOException;
import java.util.List;

/** The events of one contact as JSON. */
final class TurnEvents {
    private TurnEvents() {}

    static void encode(TurnEvent event, JsonGenerator json) throws IOException {
        if (event instanceof AgentReplied e) {
            replied(e, json);
        } else if (event instanceof CustomerSpoke e) {
            spoke(e, json);
        } else if (event instanceof ContactOpened e) {
            opened(e, json);
        } else if (event instanceof ContactClosed e) {
            closed(e, json);
        } else if (event instanceof HandedOff e) {
            handedOff(e, json);
        } else if (event instanceof TurnFailed e) {
            failed(e, json);
        } else if (event instanceof ReplyCut e) {
            cut(e, json);
        } else if (event instanceof Verified e) {
            verified(e, json);
        } else if (event instanceof TurnRetried e) {
            retried(e, json);
        }
    }

    private static void begin(JsonGenerator json, String kind, TurnEvent event) throws IOException {
        Line.begin(json, kind, event.atMicros());
        json.writeStringField(Keys.CONTACT, event.contact().toString());
    }

    private static void opened(ContactOpened e, JsonGenerator json) throws IOException {
        begin(json, Keys.OPENED, e);
        json.writeNumberField(Keys.DUE, e.dueMicros());
        Line.text(json, Keys.STAGE, e.stage());
        Line.flag(json, Keys.JUDGED, e.judged());
        json.writeNumberField(Keys.IN_PROGRESS, e.inProgress());
        Line.text(json, Keys.PERSONA, e.persona());
        Line.text(json, Keys.SCENARIO, e.scenario());
        Line.text(json, Keys.TRADE, e.trade());
        Line.text(json, Keys.INTENT, e.intent());
        json.writeNumberField(Keys.AUTONOMY, e.autonomy());
        Line.constant(json, Keys.EXPECTED, e.expected());
        Line.flag(json, Keys.ADVERSARIAL, e.adversarial());
        json.writeNumberField(Keys.PRIOR, e.priorContacts());
        Line.text(json, Keys.CHANNEL, e.channel());
        Line.text(json, Keys.AGENT, e.agent());
    }

    static ContactOpened opened(Fields f) throws BadEventException {
        return new ContactOpened(
                f.contact(),
                f.whole(Keys.AT),
                f.whole(Keys.DUE),
                f.textOrEmpty(Keys.STAGE),
                f.flag(Keys.JUDGED),
                f.small(Keys.IN_PROGRESS),
                f.textOrEmpty(Keys.PERSONA),
                f.textOrEmpty(Keys.SCENARIO),
                f.textOrEmpty(Keys.TRADE),
                f.textOrEmpty(Keys.INTENT),
                f.small(Keys.AUTONOMY),
                f.constant(Keys.EXPECTED, Disposition.class),
                f.flag(Keys.ADVERSARIAL),
                f.small(Keys.PRIOR),
                f.textOrEmpty(Keys.CHANNEL),
                f.textOrEmpty(Keys.AGENT));
    }

    private static void spoke(CustomerSpoke e, JsonGenerator json) throws IOException {
        begin(json, Keys.SPOKE, e);
        json.writeNumberField(Keys.DUE, e.dueMicros());
        json.writeNumberField(Keys.TURN, e.turn());
        Line.constant(json, Keys.ACT, e.act());
        Line.text(json, Keys.GOAL, e.goal());
        json.writeNumberField(Keys.WORDING, e.wording());
        Line.text(json, Keys.WHY, e.why());
        Line.text(json, Keys.TEXT, e.text());
        Line.constant(json, Keys.TONE, e.tone());
        Line.number(json, Keys.FRUSTRATION, e.frustration());
        Line.texts(json, Keys.FACTS, e.facts());
        Line.flag(json, Keys.INTERRUPTS, e.interrupts());
        fired(e.fired(), json);
        Line.texts(json, Keys.GREY, e.grey());
        Line.text(json, Keys.CHANNEL, e.channel());
    }

    private static void fired(List<Fired> fired, JsonGenerator json) throws IOException {
        if (fired.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(Keys.FIRED);
        for (Fired f : fired) {
            json.writeStartObject();
            Line.constant(json, Keys.TRIGGER, f.trigger());
            json.writeNumberField(Keys.DEADLINE, f.deadlineReplies());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static CustomerSpoke spoke(Fields f) throws BadEventException {
        return new CustomerSpoke(
                f.contact(),
                f.whole(Keys.AT),
                f.whole(Keys.DUE),
                f.small(Keys.TURN),
                f.constant(Keys.ACT, CustomerAct.class),
                f.textOrEmpty(Keys.GOAL),
                f.small(Keys.WORDING),
                f.textOrEmpty(Keys.WHY),
                f.textOrEmpty(Keys.TEXT),
                f.constant(Keys.TONE, Tone.class),
                f.number(Keys.FRUSTRATION),
                f.texts(Keys.FACTS),
                f.flag(Keys.INTERRUPTS),
                f.objects(Keys.FIRED, g -> new Fired(g.constant(Keys.TRIGGER, Trigger.class), g.small(Keys.DEADLINE))),
                f.texts(Keys.GREY),
                f.textOrEmpty(Keys.CHANNEL));
    }

    private static void replied(AgentReplied e, JsonGenerator json) throws IOException {
        begin(json, Keys.REPLIED, e);
        json.writeNumberField(Keys.TURN, e.turn());
        json.writeNumberField(Keys.LATENCY, e.latencyMicros());
        json.writeNumberField(Keys.DUE_LATENCY, e.dueLatencyMicros());
        if (e.firstMicros() != e.latencyMicros()) {
            json.writeNumberField(Keys.FIRST, e.firstMicros());
        }
        if (e.stallMicros() != 0) {
            json.writeNumberField(Keys.STALL, e.stallMicros());
        }
        Line.constant(json, Keys.REPLY_CLASS, e.replyClass());
        Line.text(json, Keys.WHY, e.why());
        Line.constant(json, Keys.STEP, e.step());
        Line.flag(json, Keys.STEP_FAILED, e.stepFailed());
        Line.text(json, Keys.TEXT, e.text());
        String intent = e.intent();
        if (intent != null) {
            json.writeStringField(Keys.INTENT, Line.sound(intent));
        }
        Line.text(json, Keys.ANSWER, e.answer());
        Line.texts(json, Keys.ASKS, e.asks());
        Line.texts(json, Keys.ASKED_AGAIN, e.askedAgain());
        actions(e.actions(), json);
        Line.constants(json, Keys.MARKS, e.marks());
        Line.flag(json, Keys.STALE, e.stale());
        Line.number(json, Keys.COST, e.cost());
    }

    private static void actions(List<ActionSeen> actions, JsonGenerator json) throws IOException {
        if (actions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(Keys.ACTIONS);
        for (ActionSeen a : actions) {
            json.writeStartObject();
            Line.text(json, Keys.ACTION, a.name());
            Line.constant(json, Keys.STATUS, a.status());
            Line.constant(json, Keys.VERDICT, a.verdict());
            Line.flag(json, Keys.AUDITED, a.audited());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static AgentReplied replied(Fields f) throws BadEventException {
        return new AgentReplied(
                f.contact(),
                f.whole(Keys.AT),
                f.small(Keys.TURN),
                f.whole(Keys.LATENCY),
                f.whole(Keys.DUE_LATENCY),
                f.wholeOr(Keys.FIRST, f.whole(Keys.LATENCY)),
                f.wholeOr(Keys.STALL, 0),
                f.constant(Keys.REPLY_CLASS, ReplyClass.class),
                f.textOrEmpty(Keys.WHY),
                f.constant(Keys.STEP, JourneyStep.class),
                f.flag(Keys.STEP_FAILED),
                f.textOrEmpty(Keys.TEXT),
                f.textOrNull(Keys.INTENT),
                f.textOrEmpty(Keys.ANSWER),
                f.texts(Keys.ASKS),
                f.texts(Keys.ASKED_AGAIN),
                f.objects(Keys.ACTIONS, TurnEvents::action),
                f.constants(Keys.MARKS, Mark.class),
                f.flag(Keys.STALE),
                f.number(Keys.COST));
    }

    private static ActionSeen action(Fields f) throws BadEventException {
        return new ActionSeen(
                f.textOrEmpty(Keys.ACTION),
                f.constant(Keys.STATUS, AgentReply.Action.Status.class),
                f.constant(Keys.VERDICT, ActionVerdict.class),
                f.flag(Keys.AUDITED));
    }

    private static void handedOff(HandedOff e, JsonGenerator json) throws IOException {
        begin(json, Keys.HANDED_OFF, e);
        json.writeNumberField(Keys.TURN, e.turn());
        Line.text(json, Keys.QUEUE, e.queue());
        Line.text(json, Keys.REASON, e.reason());
        Line.flag(json, Keys.RIGHT_QUEUE, e.rightQueue());
        json.writeNumberField(Keys.CONTEXT_GIVEN, e.contextGiven());
        json.writeNumberField(Keys.CONTEXT_DUE, e.contextDue());
    }

    static HandedOff handedOff(Fields f) throws BadEventException {
        return new HandedOff(
                f.contact(),
                f.whole(Keys.AT),
                f.small(Keys.TURN),
                f.textOrEmpty(Keys.QUEUE),
                f.textOrEmpty(Keys.REASON),
                f.flag(Keys.RIGHT_QUEUE),
                f.small(Keys.CONTEXT_GIVEN),
                f.small(Keys.CONTEXT_DUE));
    }

    private static void failed(TurnFailed e, JsonGenerator json) throws IOException {
        begin(json, Keys.FAILED, e);
        json.writeNumberField(Keys.TURN, e.turn());
        json.writeNumberField(Keys.LATENCY, e.latencyMicros());
        Line.constant(json, Keys.FAULT, e.fault());
        Line.text(json, Keys.DETAIL, e.detail());
        Line.constant(json, Keys.STEP, e.step());
    }

    static TurnFailed failed(Fields f) throws BadEventException {
        return new TurnFailed(
                f.contact(),
                f.whole(Keys.AT),
                f.small(Keys.TURN),
                f.whole(Keys.LATENCY),
                f.constant(Keys.FAULT, Fault.class),
                f.textOrEmpty(Keys.DETAIL),
                f.constant(Keys.STEP, JourneyStep.class));
    }

    private static void cut(ReplyCut e, JsonGenerator json) throws IOException {
        begin(json, Keys.CUT, e);
        json.writeNumberField(Keys.TURN, e.turn());
        json.writeNumberField(Keys.LATENCY, e.latencyMicros());
        json.writeNumberField(Keys.FIRST, e.firstMicros());
        if (e.stallMicros() != 0) {
            json.writeNumberField(Keys.STALL, e.stallMicros());
        }
        Line.text(json, Keys.TEXT, e.text());
        Line.constants(json, Keys.MARKS, e.marks());
    }

    static ReplyCut cut(Fields f) throws BadEventException {
        return new ReplyCut(
                f.contact(),
                f.whole(Keys.AT),
                f.small(Keys.TURN),
                f.whole(Keys.LATENCY),
                f.whole(Keys.FIRST),
                f.wholeOr(Keys.STALL, 0),
                f.textOrEmpty(Keys.TEXT),
                f.constants(Keys.MARKS, Mark.class));
    }

    private static void verified(Verified e, JsonGenerator json) throws IOException {
        begin(json, Keys.VERIFIED, e);
        actions(e.actions(), json);
        Line.texts(json, Keys.UNTRUE, e.untrue());
        if (!e.checks().isEmpty()) {
            json.writeArrayFieldStart(Keys.CHECKS);
            for (CheckSeen check : e.checks()) {
                json.writeStartObject();
                Line.text(json, Keys.CHECK, check.check());
                Line.constant(json, Keys.VERDICT, check.verdict());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        Line.text(json, Keys.DETAIL, e.problem());
    }

    static Verified verified(Fields f) throws BadEventException {
        return new Verified(
                f.contact(),
                f.whole(Keys.AT),
                f.objects(Keys.ACTIONS, TurnEvents::action),
                f.texts(Keys.UNTRUE),
                f.objects(
                        Keys.CHECKS,
                        g -> new CheckSeen(g.textOrEmpty(Keys.CHECK), g.constant(Keys.VERDICT, CheckVerdict.class))),
                f.textOrEmpty(Keys.DETAIL));
    }

    private static void retried(TurnRetried e, JsonGenerator json) throws IOException {
        begin(json, Keys.RETRIED, e);
        json.writeNumberField(Keys.TURN, e.turn());
        Line.constant(json, Keys.FAULT, e.fault());
    }

    static TurnRetried retried(Fields f) throws BadEventException {
        return new TurnRetried(f.contact(), f.whole(Keys.AT), f.small(Keys.TURN), f.constant(Keys.FAULT, Fault.class));
    }

    private static void closed(ContactClosed e, JsonGenerator json) throws IOException {
        begin(json, Keys.CLOSED, e);
        Outcomes.encode(e.outcome(), json);
        goals(e.goals(), json);
        Line.flag(json, Keys.BREACHED, e.breached());
        Line.flag(json, Keys.RETURNS, e.returns());
    }

    private static void goals(List<GoalEnd> goals, JsonGenerator json) throws IOException {
        if (goals.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(Keys.GOALS);
        for (GoalEnd g : goals) {
            json.writeStartObject();
            Line.text(json, Keys.GOAL, g.goal());
            Line.text(json, Keys.INTENT, g.intent());
            Line.flag(json, Keys.MET, g.met());
            Line.flag(json, Keys.CLAIMED, g.claimed());
            Line.flag(json, Keys.MAIN, g.main());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static ContactClosed closed(Fields f) throws BadEventException {
        return new ContactClosed(
                f.contact(),
                f.whole(Keys.AT),
                Outcomes.decode(f),
                f.objects(Keys.GOALS, TurnEvents::goal),
                f.flag(Keys.BREACHED),
                f.flag(Keys.RETURNS));
    }

    private static GoalEnd goal(Fields f) throws BadEventException {
        return new GoalEnd(
                f.textOrEmpty(Keys.GOAL),
                f.textOrEmpty(Keys.INTENT),
                f.flag(Keys.MET),
                f.flag(Keys.CLAIMED),
                f.flag(Keys.MAIN));
    }
}
