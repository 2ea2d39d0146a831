package dev.clamor.metrics;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.ConversationOutcome;
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
import dev.clamor.conversation.TurnEvent.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of one contact as a story. Words that describe ({@code firing}, {@code marked}) come before the event
 * that they describe and hold for that one only.
 */
final class Talk {
    private static final long THINKING = 1_000_000;

    private final List<TurnEvent> events = new ArrayList<>();
    private final List<TurnEvent.GoalEnd> goals = new ArrayList<>();
    private ContactId contact = ContactId.ofArrival(1);
    private String persona = "planner";
    private String scenario = "lost-parcel";
    private String stage = "plateau";
    private String agent = "";
    private int inProgress = 5;
    private boolean judged = true;
    private boolean adversarial;
    private boolean breached;
    private boolean returns;
    private long now;
    private int turn;

    private String goal = "parcel";
    private int wording = -1;
    private double frustration = 0.1;
    private boolean interrupts;
    private String channel = "";
    private List<TurnEvent.Fired> fired = new ArrayList<>();
    private List<String> grey = new ArrayList<>();

    private List<Mark> marks = new ArrayList<>();
    private List<ActionSeen> actions = new ArrayList<>();
    private List<String> askedAgain = new ArrayList<>();
    private String answer = "";
    private @Nullable String intent;
    private JourneyStep step = JourneyStep.UNDERSTAND;
    private long latency = 200_000;
    private long first = -1;
    private long stall;
    private boolean stale;
    private List<String> asks = List.of();
    private String text = "text";
    private String reason = "asked";

    static Talk of(long arrival) {
        Talk talk = new Talk();
        talk.contact = ContactId.ofArrival(arrival);
        return talk;
    }

    Talk with(String newAgent) {
        beforeTheFirstWord();
        agent = newAgent;
        return this;
    }

    Talk by(String newPersona, String newScenario) {
        beforeTheFirstWord();
        persona = newPersona;
        scenario = newScenario;
        return this;
    }

    Talk in(String newStage, int contactsInProgress) {
        beforeTheFirstWord();
        stage = newStage;
        inProgress = contactsInProgress;
        return this;
    }

    Talk at(long micros) {
        beforeTheFirstWord();
        now = micros;
        return this;
    }

    Talk warmUp() {
        beforeTheFirstWord();
        judged = false;
        return this;
    }

    Talk adversarial() {
        beforeTheFirstWord();
        adversarial = true;
        return this;
    }

    Talk comingBack() {
        returns = true;
        return this;
    }

    Talk breached() {
        breached = true;
        return this;
    }

    Talk goal(boolean met, boolean claimed) {
        goals.add(new TurnEvent.GoalEnd("goal-" + goals.size(), "parcel", met, claimed, goals.isEmpty()));
        return this;
    }

    Talk firing(Trigger trigger, int deadlineReplies) {
        fired.add(new TurnEvent.Fired(trigger, deadlineReplies));
        return this;
    }

    Talk grey() {
        grey.add("two-failures");
        return this;
    }

    Talk about(String newGoal, int newWording) {
        goal = newGoal;
        wording = newWording;
        return this;
    }

    Talk feeling(double newFrustration) {
        frustration = newFrustration;
        return this;
    }

    Talk interrupting() {
        interrupts = true;
        return this;
    }

    /** To another channel. */
    Talk moving(String newChannel) {
        channel = newChannel;
        return this;
    }

    Talk says(CustomerAct act) {
        open();
        turn++;
        events.add(new TurnEvent.CustomerSpoke(
                contact,
                now,
                now,
                turn,
                act,
                goal,
                wording,
                "",
                "text",
                Tone.of(frustration),
                frustration,
                List.of(),
                interrupts,
                fired,
                grey,
                channel));
        channel = "";
        wording = -1;
        interrupts = false;
        fired = new ArrayList<>();
        grey = new ArrayList<>();
        return this;
    }

    Talk says() {
        return says(CustomerAct.INFORM);
    }

    Talk marked(Mark mark) {
        marks.add(mark);
        return this;
    }

    Talk doing(ActionVerdict verdict, AgentReply.Action.Status status, boolean audited) {
        actions.add(new ActionSeen("credit", status, verdict, audited));
        return this;
    }

    Talk doing(ActionVerdict verdict) {
        return doing(verdict, AgentReply.Action.Status.DONE, true);
    }

    Talk asserting(String newAnswer) {
        answer = newAnswer;
        return this;
    }

    Talk reading(String newIntent) {
        intent = newIntent;
        return this;
    }

    Talk askingAgain(String fact) {
        askedAgain.add(fact);
        return this;
    }

    Talk concerning(JourneyStep newStep) {
        step = newStep;
        return this;
    }

    Talk within(long micros) {
        latency = micros;
        return this;
    }

    Talk streaming(long firstMicros, long stallMicros) {
        first = firstMicros;
        stall = stallMicros;
        return this;
    }

    Talk stale() {
        stale = true;
        return this;
    }

    Talk asking(String fact) {
        asks = List.of(fact);
        return this;
    }

    Talk saying(String words) {
        text = words;
        return this;
    }

    /** The reply to an earlier utterance is stopped by the last one. */
    Talk cutting(int cut, String heard) {
        events.add(new TurnEvent.ReplyCut(
                contact, now, cut, latency, first < 0 ? latency / 2 : first, stall, heard, marks));
        marks = new ArrayList<>();
        first = -1;
        stall = 0;
        return this;
    }

    Talk gets(ReplyClass replyClass) {
        return getsTo(turn, replyClass);
    }

    /** A reply to an earlier utterance. */
    Talk getsTo(int answered, ReplyClass replyClass) {
        now += latency;
        events.add(new TurnEvent.AgentReplied(
                contact,
                now,
                answered,
                latency,
                latency,
                first < 0 ? latency : first,
                stall,
                replyClass,
                "",
                step,
                replyClass.failure(),
                text,
                intent,
                answer,
                asks,
                askedAgain,
                actions,
                marks,
                stale,
                Double.NaN));
        now += THINKING;
        marks = new ArrayList<>();
        actions = new ArrayList<>();
        askedAgain = new ArrayList<>();
        answer = "";
        intent = null;
        first = -1;
        stall = 0;
        stale = false;
        asks = List.of();
        text = "text";
        return this;
    }

    /** The actions described are on record and were not told. */
    Talk onRecord() {
        events.add(new TurnEvent.Verified(contact, now, actions, List.of(), List.of(), ""));
        actions = new ArrayList<>();
        return this;
    }

    Talk fails(Fault fault) {
        now += latency;
        events.add(new TurnEvent.TurnFailed(contact, now, turn, latency, fault, "", step));
        now += THINKING;
        return this;
    }

    /** The handoff tells no reason. */
    Talk unexplained() {
        reason = "";
        return this;
    }

    Talk handedOff() {
        return handedOff(true, 2, 2);
    }

    Talk handedOff(boolean rightQueue, int contextGiven, int contextDue) {
        gets(ReplyClass.HANDOFF_OK);
        events.add(new TurnEvent.HandedOff(
                contact, now - THINKING, turn, "billing", reason, rightQueue, contextGiven, contextDue));
        return this;
    }

    /** All events, the last one included. */
    List<TurnEvent> ends(ConversationOutcome outcome) {
        List<TurnEvent> all = unfinished();
        all.add(new TurnEvent.ContactClosed(contact, now, outcome, List.copyOf(goals), breached, returns));
        return all;
    }

    /** The events so far. */
    List<TurnEvent> unfinished() {
        open();
        return new ArrayList<>(events);
    }

    ContactRecord closed(ConversationOutcome outcome) {
        ContactAssembler assembler = new ContactAssembler();
        Optional<ContactRecord> contactRecord = Optional.empty();
        for (TurnEvent event : ends(outcome)) {
            contactRecord = assembler.accept(event);
        }
        return contactRecord.orElseThrow();
    }

    /** The customer was done and left. */
    ContactRecord leaves() {
        return closed(new ConversationOutcome.Contained(
                !goals.isEmpty() && goals.stream().allMatch(TurnEvent.GoalEnd::met)));
    }

    ContactRecord escalates() {
        return closed(new ConversationOutcome.Escalated());
    }

    ContactRecord givesUp(boolean silent) {
        return closed(new ConversationOutcome.Abandoned(silent));
    }

    private void beforeTheFirstWord() {
        if (!events.isEmpty()) {
            throw new IllegalStateException("talk: expected the circumstances before the first word. Found: " + events);
        }
    }

    private void open() {
        if (events.isEmpty()) {
            events.add(new TurnEvent.ContactOpened(
                    contact,
                    now,
                    now,
                    stage,
                    judged,
                    inProgress,
                    persona,
                    scenario,
                    "retail",
                    "parcel",
                    2,
                    Disposition.CONTAIN,
                    adversarial,
                    0,
                    "",
                    agent));
        }
    }
}
