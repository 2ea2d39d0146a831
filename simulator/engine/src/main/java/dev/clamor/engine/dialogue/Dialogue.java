package dev.clamor.engine.dialogue;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ConversationOutcome;
import dev.clamor.conversation.EventSink;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.Tone;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.truth.ContactTruth;
import dev.clamor.scenario.truth.RecordReading;
import dev.clamor.scenario.truth.Recorded;
import dev.clamor.scenario.truth.ReplyReading;
import dev.clamor.scenario.truth.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One customer in one contact: what is said next, when, and what is made of the replies. A pure function of (seed,
 * contact, replies with their latencies quantised); the clock is passed in, in microseconds since the run's start.
 *
 * <p>The driver (Gatling, the converse command, a test) does this, for one contact from one thread at a time:
 *
 * <pre>{@code
 * dialogue.open(now, inProgress);
 * while (!dialogue.done()) {
 *     wait(dialogue.thinkMicros());
 *     Utterance utterance = dialogue.speak(now);            // send it
 *     while (dialogue.pending() > 0 && !dialogue.done()) {
 *         // whichever comes first:
 *         //   a part of the reply to utterance t:  dialogue.part(t, now)
 *         //   the reply to utterance t:  dialogue.hear(t, reply, pace, now)
 *         //   dialogue.waitMicros() after the last speak/waited (negative: never): dialogue.waited(now), which may
 *         //   return a second utterance to send at once; a reply that is stopped for it: dialogue.cut(t, heard, pace, now)
 *     }
 *     // where systems of record are asked: dialogue.recorded(recorded, now) when ending(), and between turns if wanted
 * }
 * }</pre>
 *
 * Events go to the sink in order; the last one is ContactClosed. Calls out of this order throw {@link
 * IllegalStateException}, except that everything after the end is ignored.
 */
public final class Dialogue {
    /** A false claim of success is believed as often as not. */
    private static final double BELIEVES = 0.5;

    private final ContactPlan plan;
    private final DialogueSettings settings;
    private final Customer customer;
    private final Dice dice;
    private final FactSheet sheet;
    private final Agenda agenda;
    private final Mood mood;
    private final Speaker speaker;
    private final Decisions decisions;
    private final SecondMessage secondMessages;
    private final Disclosure disclosure;
    private final Whereabouts whereabouts;
    private final Waiting waiting;
    private final Truth truth;
    private final EventWriter events;
    private final List<EventWriter.Sent> pending = new ArrayList<>(4);

    private int turns;
    private Move next;
    private long thinkMicros;
    private long dueMicros;
    private long heldMicros;
    private long lastSendMicros;
    private Ending ending = Ending.NONE;
    private @Nullable Fault lastFault;
    private @Nullable Heard newest;
    private boolean slow;
    private int wordsRead;
    private boolean opened;
    private boolean closed;
    private @Nullable LongConsumer closing;

    /** A customer about to make contact. */
    public Dialogue(ContactPlan plan, RandomStreams streams, DialogueSettings settings, EventSink sink) {
        this(
                plan,
                Customer.draw(plan, streams),
                FactValues.draw(plan.scenario(), streams, plan.contact().number()),
                new Dice(streams, plan.contact().number()),
                settings,
                sink);
    }

    private Dialogue(
            ContactPlan plan,
            Customer customer,
            FactValues values,
            Dice dice,
            DialogueSettings settings,
            EventSink sink) {
        this(
                plan,
                customer,
                values,
                dice,
                settings,
                sink,
                new BankVoice(settings.phrases()),
                Truth.of(new ContactTruth(
                        plan.contact(), plan.scenario(), values, customer.priorContacts(), settings.truth())));
    }

    /** With a voice and a truth of one's own, for tests. */
    Dialogue(
            ContactPlan plan,
            Customer customer,
            FactValues values,
            Dice dice,
            DialogueSettings settings,
            EventSink sink,
            Voice voice,
            Truth truth) {
        this.plan = plan;
        this.settings = settings;
        this.customer = customer;
        this.dice = dice;
        this.truth = truth;
        this.events = new EventWriter(plan, sink);
        this.sheet = new FactSheet(
                plan.scenario(), values, dice, plan.persona().knowledge().known());
        this.agenda = new Agenda(plan.scenario(), plan.persona().knowledge().goals(), dice);
        this.mood = new Mood(
                customer.traits().intercept(),
                customer.traits().gain(),
                plan.persona().temperament().memory(),
                customer.unresolvedBeyondPersona());
        this.speaker = new Speaker(customer, dice, voice);
        FactTalk facts = new FactTalk(customer, dice, sheet, speaker);
        GoalTalk goals = new GoalTalk(customer, dice, agenda, facts, speaker);
        this.decisions = new Decisions(plan, settings, customer, dice, mood, agenda, sheet, facts, goals, speaker);
        this.secondMessages = new SecondMessage(dice, agenda, goals, facts, speaker);
        this.waiting = new Waiting(customer, dice);
        this.disclosure = new Disclosure(customer, dice, speaker);
        this.whereabouts = new Whereabouts(settings.channels(), customer, dice, speaker);
        this.next = disclosure.in(decisions.first(), 1);
        this.dueMicros = plan.dueMicros();
    }

    /** Who calls about what. */
    public ContactPlan plan() {
        return plan;
    }

    /** The contact begins: ContactOpened. {@code inProgress} contacts are open, this one included. */
    public void open(long nowMicros, int inProgress) {
        require(!opened, "open: expected to be called once");
        opened = true;
        truth.begin();
        shift();
        events.opened(nowMicros, dueMicros, inProgress, sheet.values(), customer.priorContacts(), whereabouts.here());
    }

    /**
     * What comes next, the beginning or an utterance, was held back this long by a ceiling of the run: it was due so much
     * later, for the delay is neither the agent's nor the generator's. Call it right before what it concerns.
     */
    public void held(long micros) {
        heldMicros = micros;
    }

    private void shift() {
        dueMicros += heldMicros;
        heldMicros = 0;
    }

    /** Whether the contact is over. */
    public boolean done() {
        return closed;
    }

    /** Pause before the next utterance, from the end of the turn, already divided by the time scale. */
    public long thinkMicros() {
        return thinkMicros;
    }

    /** The next utterance, to be sent now: CustomerSpoke. */
    public Utterance speak(long nowMicros) {
        require(opened && !closed && pending.isEmpty(), "speak: expected an open contact and no reply pending");
        newest = null;
        wordsRead = 0;
        shift();
        Utterance utterance = send(next, nowMicros);
        if (ending == Ending.NONE) {
            waiting.begin(turns);
        } else {
            waiting.beginLast();
        }
        return utterance;
    }

    /** Utterances sent and not yet answered. */
    public int pending() {
        return pending.size();
    }

    /** How long after the last send (or the last {@link #waited}) the customer does something unless answered; negative: never. */
    public long waitMicros() {
        return pending.isEmpty() || closed ? -1 : waiting.delayMicros();
    }

    /**
     * The customer has waited {@link #waitMicros}: sends a second message (returned, to be sent now), or leaves ({@link
     * #done}), or just goes on waiting (null).
     */
    public @Nullable Utterance waited(long nowMicros) {
        if (waitMicros() < 0) {
            return null;
        }
        dueMicros = lastSendMicros + waiting.delayMicros();
        shift();
        return switch (waiting.pass()) {
            case CLOSE -> {
                end(ending, nowMicros);
                yield null;
            }
            case LEAVE -> leaves(nowMicros);
            case NUDGE -> again(secondMessages.nudge("wait:nudge", turns + 1), nowMicros);
            case FOLLOW_UP -> again(secondMessages.next(turns + 1), nowMicros);
            case BARGE_IN -> again(secondMessages.over(turns + 1), nowMicros);
        };
    }

    private @Nullable Utterance leaves(long nowMicros) {
        lastFault = null;
        Step step = decisions.leave("wait:leave", turns + 1);
        if (step instanceof Step.Say say) {
            Utterance utterance = send(say.move(), nowMicros);
            waiting.last();
            return utterance;
        }
        end(((Step.End) step).ending(), nowMicros);
        return null;
    }

    private Utterance again(Move move, long nowMicros) {
        Utterance utterance = send(move, nowMicros);
        waiting.sentAgain(turns);
        return utterance;
    }

    private Utterance send(Move move, long nowMicros) {
        turns++;
        decisions.said(move);
        ending = move.ending();
        double frustration = mood.frustration();
        Tone tone = Speaker.tone(move.act(), frustration);
        boolean swears = speaker.swears(tone, turns);
        boolean interrupts = !pending.isEmpty();
        boolean moved = whereabouts.moved();
        Utterance utterance = new Utterance(
                turns,
                speaker.render(move, tone, swears, turns),
                interrupts,
                plan.scenario().trade(),
                whereabouts.told());
        if (move.revised() != null) {
            truth.revise(move.revised(), move.facts().getOrDefault(move.revised(), ""));
        }
        Spoken spoken = new Spoken(
                turns,
                move.act(),
                move.goal(),
                move.facts(),
                tone,
                swears,
                move.disclosure(),
                move.saysRepeat(),
                interrupts,
                moved);
        EventWriter.Sent sent = new EventWriter.Sent(turns, dueMicros, nowMicros);
        events.spoke(sent, move, utterance, tone, frustration, truth.spoke(spoken), moved ? whereabouts.here() : "");
        pending.add(sent);
        lastSendMicros = nowMicros;
        return utterance;
    }

    /** A readable part of the reply to utterance {@code turn} has come. Ignored once {@link #done}. */
    public void part(int turn, long nowMicros) {
        if (!closed && !pending.isEmpty()) {
            waiting.part(turn, nowMicros - lastSendMicros);
        }
    }

    /** The reply to utterance {@code turn} was stopped after this much of it; there will be no other. Ignored once {@link #done}. */
    public void cut(int turn, String heard, Pace pace, long nowMicros) {
        EventWriter.Sent sent = closed ? null : answered(turn);
        if (sent != null) {
            wordsRead += Sentences.words(heard);
            events.cut(sent, nowMicros, pace, heard, truth.cut(turn, heard));
        }
    }

    /** The agent's answer, all at once, or failure, on utterance {@code turn} has come. Ignored once {@link #done}. */
    public void hear(int turn, AgentReply reply, long latencyMicros, long nowMicros) {
        hear(turn, reply, Pace.atOnce(latencyMicros), nowMicros);
    }

    /** The agent's answer, or failure, on utterance {@code turn} has come. Ignored once {@link #done}. */
    public void hear(int turn, AgentReply reply, Pace pace, long nowMicros) {
        EventWriter.Sent sent = closed ? null : answered(turn);
        if (sent == null) {
            return;
        }
        Heard heard = reply instanceof AgentReply.Said said
                ? replied(sent, said, pace, nowMicros)
                : failed(sent, (AgentReply.Failed) reply, pace.wholeMicros(), nowMicros);
        if (closed || closing != null) {
            return;
        }
        LatencyBucket latency = LatencyBucket.of(pace.firstMicros());
        mood.heard(heard.taken(), latency);
        decisions.heard(heard);
        if (newest == null || turn > newest.turn()) {
            newest = heard;
            slow = latency.shock() > 0;
        }
        if (pending.isEmpty()) {
            decide(newest, nowMicros);
        }
    }

    /** The request of utterance {@code turn} failed and is sent again: TurnRetried. Ignored once {@link #done}. */
    public void retried(int turn, Fault fault, long nowMicros) {
        if (!closed) {
            events.retried(turn, nowMicros, fault);
        }
    }

    private EventWriter.@Nullable Sent answered(int turn) {
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).turn() == turn) {
                return pending.remove(i);
            }
        }
        return null;
    }

    private Heard replied(EventWriter.Sent sent, AgentReply.Said said, Pace pace, long nowMicros) {
        ReplyReading reading = truth.replied(sent.turn(), said);
        wordsRead += Sentences.words(said.text());
        events.replied(sent, nowMicros, pace, said, reading);
        if (reading.handedOff()) {
            events.handedOff(sent, nowMicros, said, reading);
            closeOnceVerified(at -> close(new ConversationOutcome.Escalated(), false, at), nowMicros);
        }
        boolean claim =
                reading.replyClass() == ReplyClass.WRONG && reading.marks().contains(TurnEvent.Mark.CLAIMS_DONE);
        boolean believes = claim && dice.chance(BELIEVES, Purpose.BELIEF, sent.turn(), DrawIndex.BELIEF);
        return new Heard(sent.turn(), reading, believes ? ReplyClass.RESOLVED : reading.replyClass(), null);
    }

    private Heard failed(EventWriter.Sent sent, AgentReply.Failed failed, long latencyMicros, long nowMicros) {
        ReplyReading reading = truth.failed(sent.turn(), failed);
        events.failed(sent, nowMicros, latencyMicros, failed, reading);
        if (failed.fault().blame() == Fault.Blame.HARNESS) {
            discard(ConversationOutcome.Discarded.Reason.HARNESS_FAULT, nowMicros);
        }
        return new Heard(sent.turn(), reading, reading.replyClass(), failed.fault());
    }

    private void decide(Heard heard, long nowMicros) {
        if (ending != Ending.NONE) {
            end(ending, nowMicros);
            return;
        }
        lastFault = heard.fault();
        int turn = turns + 1;
        Step step = decisions.after(heard, turn);
        if (step instanceof Step.Say say) {
            next = whereabouts.in(disclosure.in(say.move(), turn), heard, slow, turn);
            long think = ThinkTimeLaw.micros(customer, dice, turn, wordsRead, Sentences.words(next.text()));
            thinkMicros = (long) (think / settings.timeScale());
            dueMicros = nowMicros + thinkMicros;
        } else {
            end(((Step.End) step).ending(), nowMicros);
        }
    }

    /** The run takes the customer away: ContactClosed with the reason, unless it was never opened. Ignored once {@link #done}. */
    public void discard(ConversationOutcome.Discarded.Reason reason, long nowMicros) {
        if (!closed && opened) {
            close(new ConversationOutcome.Discarded(reason), false, nowMicros);
        }
        closed = true;
    }

    private void end(Ending how, long nowMicros) {
        closeOnceVerified(
                at -> {
                    Closing end = Closing.of(how, lastFault, truth.goalEnds(), agenda, customer, dice);
                    close(end.outcome(), end.returns(), at);
                },
                nowMicros);
    }

    private void closeOnceVerified(LongConsumer close, long nowMicros) {
        if (settings.verifies()) {
            pending.clear();
            closing = close;
        } else {
            close.accept(nowMicros);
        }
    }

    /** Whether the customer is gone and the contact closes once {@link #recorded} says what was really done. */
    public boolean ending() {
        return closing != null && !closed;
    }

    /** The newest values of the customer's facts, for asking systems of record. */
    public FactValues facts() {
        return truth.facts();
    }

    /**
     * What systems of record say of this contact: Verified, and ContactClosed when it is {@link #ending}. Ignored once
     * {@link #done}.
     */
    public void recorded(Recorded recorded, long nowMicros) {
        if (closed) {
            return;
        }
        LongConsumer close = closing;
        RecordReading reading = truth.recorded(recorded, close != null);
        events.verified(nowMicros, reading, recorded.problem());
        if (close != null) {
            close.accept(nowMicros);
        }
    }

    private void close(ConversationOutcome outcome, boolean returns, long nowMicros) {
        closed = true;
        pending.clear();
        truth.end();
        events.closed(nowMicros, outcome, truth.goalEnds(), truth.breached(), returns);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalStateException(message + ". Found: another order of calls");
        }
    }
}
