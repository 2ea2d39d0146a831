package dev.clamor.engine.dialogue;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.LogEvent;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.persona.RandomStreams;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.truth.Spoken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Plays one dialogue in virtual time against a scripted agent. */
final class Rehearsal implements EventSink {
    static final DialogueSettings SETTINGS = new DialogueSettings(1, DialogueSettings.Leaving.SURVEY_EXIT);

    final List<TurnEvent> events = new ArrayList<>();
    final ScriptedTruth truth;
    final Dialogue dialogue;
    private final ContactPlan plan;

    /** A reply and how long it takes. */
    record Timed(AgentReply reply, long latencyMicros) {}

    /** Answers an utterance. */
    interface Agent {
        Timed answer(TurnEvent.CustomerSpoke utterance);
    }

    Rehearsal(ContactPlan plan) {
        this(plan, Fixtures.STREAMS, Customer.draw(plan, Fixtures.STREAMS), SETTINGS);
    }

    Rehearsal(ContactPlan plan, List<Spoken> heard) {
        this(plan, Fixtures.STREAMS, Customer.draw(plan, Fixtures.STREAMS), SETTINGS, heard);
    }

    Rehearsal(ContactPlan plan, List<Spoken> heard, DialogueSettings settings) {
        this(plan, Fixtures.STREAMS, Customer.draw(plan, Fixtures.STREAMS), settings, heard);
    }

    Rehearsal(ContactPlan plan, RandomStreams streams, Customer customer, DialogueSettings settings) {
        this(plan, streams, customer, settings, new ArrayList<>());
    }

    private Rehearsal(
            ContactPlan plan, RandomStreams streams, Customer customer, DialogueSettings settings, List<Spoken> heard) {
        this.plan = plan;
        this.truth = new ScriptedTruth(plan.scenario());
        long contact = plan.contact().number();
        this.dialogue = new Dialogue(
                plan,
                customer,
                FactValues.draw(plan.scenario(), streams, contact),
                new Dice(streams, contact),
                settings,
                this,
                new BankVoice(settings.phrases()),
                new ForwardingTruth(truth, heard));
    }

    @Override
    public void accept(LogEvent event) {
        events.add((TurnEvent) event);
    }

    static AgentReply.Said said(ReplyClass replyClass, String text, String... asks) {
        return new AgentReply.Said(
                text, AgentReply.State.OPEN, replyClass.name(), Double.NaN, List.of(asks), List.of(), null, Double.NaN);
    }

    static Timed quick(ReplyClass replyClass, String... asks) {
        return new Timed(said(replyClass, "a reply", asks), 800_000);
    }

    /** Plays to the end. */
    Rehearsal play(Agent agent) {
        record Coming(int turn, Timed timed, long at) {}
        List<Coming> coming = new ArrayList<>();
        long now = plan.dueMicros();
        dialogue.open(now, 1);
        while (!dialogue.done()) {
            now += dialogue.thinkMicros();
            Utterance utterance = dialogue.speak(now);
            long lastSend = now;
            Timed timed = agent.answer(lastSpoken());
            coming.add(new Coming(utterance.turn(), timed, now + timed.latencyMicros()));
            while (dialogue.pending() > 0 && !dialogue.done()) {
                Coming first = coming.stream()
                        .min(Comparator.comparingLong(Coming::at))
                        .orElseThrow();
                long delay = dialogue.waitMicros();
                if (delay >= 0 && lastSend + delay < first.at()) {
                    now = lastSend + delay;
                    lastSend = now;
                    Utterance second = dialogue.waited(now);
                    if (second != null) {
                        Timed answer = agent.answer(lastSpoken());
                        coming.add(new Coming(second.turn(), answer, now + answer.latencyMicros()));
                    }
                } else {
                    coming.remove(first);
                    now = first.at();
                    dialogue.hear(
                            first.turn(), first.timed().reply(), first.timed().latencyMicros(), now);
                }
            }
        }
        return this;
    }

    private TurnEvent.CustomerSpoke lastSpoken() {
        List<TurnEvent.CustomerSpoke> spoken = spoken();
        return spoken.get(spoken.size() - 1);
    }

    List<TurnEvent.CustomerSpoke> spoken() {
        return events.stream()
                .filter(TurnEvent.CustomerSpoke.class::isInstance)
                .map(TurnEvent.CustomerSpoke.class::cast)
                .toList();
    }

    TurnEvent.ContactClosed closed() {
        return (TurnEvent.ContactClosed) events.get(events.size() - 1);
    }
}
