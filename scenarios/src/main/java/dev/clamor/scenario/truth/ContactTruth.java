package dev.clamor.scenario.truth;

import dev.clamor.conversation.AgentReply;
import dev.clamor.conversation.ContactId;
import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Fault;
import dev.clamor.conversation.JourneyStep;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.conversation.TurnEvent;
import dev.clamor.scenario.Fact;
import dev.clamor.scenario.FactValues;
import dev.clamor.scenario.Goal;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.StateCheck;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds one contact against its scenario: tells what each reply was and when a handoff was due, from observable events
 * only. Single-threaded; no clock, no randomness.
 *
 * <p>Subtleness ahead:
 *
 * <ul>
 *   <li>A reply is read against the goal of the utterance that it answers, and against the facts stated up to that
 *       utterance; actions are held against the newest facts, because acting on what was replaced does harm.
 *   <li>A required answer counts as said until it is contradicted; a wrong action cannot be made good.
 *   <li>A required action done with a value that the customer replaces later has to be done again.
 * </ul>
 */
public final class ContactTruth {
    private final ContactId contact;
    private final Scenario scenario;
    private final CanaryIndex canaries;
    private final GoalLedger goals;
    private final FactLedger facts;
    private final EscalationWatch watch;
    private final ReplyReader reader;
    private final HumanRequest request;
    private final List<Turn> turns = new ArrayList<>();
    private final BitSet answered = new BitSet();
    private List<String> asked = List.of();
    private int revisedTurn;
    private int riskTurn;

    /** The truth of one contact; {@code priorContacts} are earlier unresolved contacts on the same matter. */
    public ContactTruth(
            ContactId contact, Scenario scenario, FactValues values, int priorContacts, TruthSettings settings) {
        this.contact = contact;
        this.canaries = settings.canaries();
        this.scenario = scenario;
        this.goals = new GoalLedger(scenario, settings.lexicon().cues(scenario));
        this.facts = new FactLedger(values);
        this.watch = new EscalationWatch(scenario, priorContacts, goals, facts);
        this.request = new HumanRequest(scenario);
        this.reader = new ReplyReader(scenario, contact, goals, facts, request, settings);
    }

    /** The contact begins: what only this customer has is a canary from now on. */
    public void begin() {
        carry(facts.values());
    }

    /** The contact is over. */
    public void end() {
        canaries.end(contact);
    }

    private void carry(FactValues values) {
        List<String> own = new ArrayList<>(2);
        for (Fact fact : scenario.facts()) {
            if (ForeignValues.tells(fact)) {
                own.add(values.get(fact.name()));
            }
        }
        canaries.carry(contact, own);
    }

    /** Takes an utterance that is being sent. */
    public SpokenReading spoke(Spoken utterance) {
        GoalRecord discussed = goals.discuss(utterance.goal());
        Set<String> changed = facts.state(utterance.turn(), utterance.facts());
        if (!changed.isEmpty()) {
            carry(facts.values());
        }
        changed.forEach(fact -> goals.opened().forEach(record -> record.undo(fact)));
        turns.add(new Turn(utterance, discussed));
        request.spoke(utterance);
        if (utterance.interrupts() && (!changed.isEmpty() || utterance.act() == CustomerAct.REVISE)) {
            revisedTurn = utterance.turn();
        }
        if (utterance.interrupts()
                || utterance.moved()
                || utterance.act() == CustomerAct.CHANGE_INTENT
                || utterance.act() == CustomerAct.RESUME) {
            riskTurn = utterance.turn();
        }
        boolean leavesQuestionOpen = leavesQuestionOpen(utterance);
        return watch.spoke(utterance, request.offerLeft(), reader.failedRequired(), leavesQuestionOpen);
    }

    /** Whether the utterance speaks to the question that was asked last and something asked for is still not told. */
    private boolean leavesQuestionOpen(Spoken utterance) {
        boolean speaksToIt = switch (utterance.act()) {
            case DONT_KNOW -> true;
            case INFORM, ACCOMMODATE, REPEAT -> !facts.allStated(asked, utterance.turn());
            default -> false;
        };
        if (!utterance.interrupts()) {
            asked = List.of();
        }
        return speaksToIt;
    }

    /** The customer replaces a fact; takes effect with the next utterance that states it. */
    public void revise(String fact, String value) {
        facts.revise(fact, value);
    }

    /** Reads a reply to the utterance {@code turn}. */
    public ReplyReading replied(int turn, AgentReply.Said reply) {
        Turn answered = turn(turn);
        GoalRecord discussed = answered.discussed;
        JourneyStep due = StepJudge.due(answered.said, discussed, facts, watch.open());
        Evidence evidence = reader.read(answered.said, discussed, reply, answer(answered));
        ReplyClassifier.Decision decision = ReplyClassifier.classify(evidence);
        if (discussed != null) {
            discussed.count(decision.replyClass());
        }
        asked = reader.names().facts(evidence.asks());
        HandoffSeen handoff = evidence.handedOff()
                ? HandoffSeen.read(reply, turn, scenario, watch.fired(), facts, reader.names())
                : HandoffSeen.NONE;
        return new ReplyReading(
                decision.replyClass(),
                decision.sure() ? decision.why() : decision.why() + "?",
                id(discussed),
                StepJudge.of(evidence, watch.open(), due),
                decision.replyClass().failure() && !evidence.rightRefusal(),
                evidence.answers().canonical(),
                evidence.asks(),
                evidence.askedAgain(),
                evidence.actions().actions(),
                marks(turn, evidence),
                turn < revisedTurn,
                evidence.handedOff(),
                handoff.rightQueue(),
                handoff.contextGiven(),
                handoff.contextDue(),
                evidence.wording(!decision.sure()));
    }

    /** Takes a failed turn; the step that failed. A fault of the harness does not count against the agent. */
    public ReplyReading failed(int turn, AgentReply.Failed failure) {
        Turn answered = turn(turn);
        answer(answered);
        GoalRecord discussed = answered.discussed;
        if (discussed != null && failure.fault().blame() == Fault.Blame.AGENT) {
            discussed.count(ReplyClass.ERROR);
        }
        return new ReplyReading(
                ReplyClass.ERROR,
                failure.fault().name().toLowerCase(Locale.ROOT),
                id(discussed),
                StepJudge.due(answered.said, discussed, facts, watch.open()),
                true,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                turn < revisedTurn,
                false,
                false,
                0,
                0,
                Wording.NONE);
    }

    /**
     * The customer talked over the reply to the utterance {@code turn} after hearing this much of it. What was heard counts
     * as said: required answers, what contradicts them, claims of done, leaks and breaches. It is no reply: it has no
     * class, asks nothing, is repeated by none and does nothing, for what the agent did was to be told at its end.
     *
     * @return {@code FALSE_STATEMENT}, {@code BREACH}, {@code LEAK} and {@code FOREIGN_VALUE} where they were heard
     */
    public List<TurnEvent.Mark> cut(int turn, String heard) {
        Turn answered = turn(turn);
        answer(answered);
        return reader.cut(answered.said, answered.discussed, heard);
    }

    /**
     * Takes what systems of record say. They are believed rather than the agent: what was done counts although the agent did
     * not tell, and what was told does not count unless it was done.
     *
     * @param last whether the contact is over, so that what is not on record by now was not done
     */
    public RecordReading recorded(Recorded recorded, boolean last) {
        List<TurnEvent.ActionSeen> actions = List.of();
        List<String> untrue = List.of();
        if (recorded.actions().isPresent()) {
            actions = reader.actions().recorded(recorded.actions().get(), goals.current());
            untrue = last ? reader.actions().unrecorded() : untrue;
        }
        return new RecordReading(actions, untrue, last ? checks(recorded) : List.of());
    }

    private List<TurnEvent.CheckSeen> checks(Recorded recorded) {
        List<TurnEvent.CheckSeen> seen = new ArrayList<>();
        for (StateCheck check : scenario.checks()) {
            List<String> found = recorded.found().get(check.id());
            GoalRecord record = goals.record(check.goal());
            if (found != null && record.opened()) {
                boolean due = facts.values().right(record.goal()) == Goal.Right.RESOLVE;
                TurnEvent.CheckVerdict verdict = due ? verdict(check, found) : TurnEvent.CheckVerdict.HOLDS;
                seen.add(new TurnEvent.CheckSeen(check.id(), verdict));
                if (verdict != TurnEvent.CheckVerdict.HOLDS) {
                    record.wrong();
                }
            }
        }
        return List.copyOf(seen);
    }

    private TurnEvent.CheckVerdict verdict(StateCheck check, List<String> found) {
        int due = check.rule() == StateCheck.Rule.COUNT
                ? Integer.parseInt(check.value())
                : check.rule() == StateCheck.Rule.EQUALS ? 1 : 0;
        if (found.size() < due) {
            return TurnEvent.CheckVerdict.MISSING;
        }
        boolean right = check.rule() == StateCheck.Rule.EQUALS
                ? found.stream().allMatch(one -> Values.same(facts.values().fill(check.value()), one))
                : found.size() == due;
        return right ? TurnEvent.CheckVerdict.HOLDS : TurnEvent.CheckVerdict.WRONG;
    }

    /** The newest values of all facts. */
    public FactValues facts() {
        return facts.values();
    }

    /** Failures in a row on the goal under discussion. */
    public int failuresInARow() {
        GoalRecord current = goals.current();
        return current == null ? 0 : current.failures();
    }

    /** Whether everything about the goal is as it should be. */
    public boolean met(String goal) {
        return goals.record(goal).met(facts.values());
    }

    /** Whether an adversary won, data leaked or a limit was broken so far. */
    public boolean breached() {
        return reader.breached();
    }

    /** How the goals opened so far ended, in the order of their opening. */
    public List<TurnEvent.GoalEnd> goalEnds() {
        return goals.ends(facts.values());
    }

    private List<TurnEvent.Mark> marks(int turn, Evidence evidence) {
        List<TurnEvent.Mark> marks = new ArrayList<>(evidence.marks());
        boolean lost = turn >= riskTurn
                && !facts.stated(evidence.askedAgain(), riskTurn - 1).isEmpty();
        if (lost) {
            marks.add(TurnEvent.Mark.LOST_CONTEXT);
        }
        return List.copyOf(marks);
    }

    /** Marks the turn as answered; whether an earlier one is not. */
    private boolean answer(Turn answered) {
        this.answered.set(answered.said.turn());
        for (int i = 0; i < turns.size(); i++) {
            int number = turns.get(i).said.turn();
            if (number < answered.said.turn() && !this.answered.get(number)) {
                return true;
            }
        }
        return false;
    }

    private Turn turn(int number) {
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (turns.get(i).said.turn() == number) {
                return turns.get(i);
            }
        }
        throw new IllegalArgumentException("turn: expected the number of an utterance. Found: " + number);
    }

    private static String id(@Nullable GoalRecord record) {
        return record == null ? "" : record.goal().id();
    }

    private record Turn(Spoken said, @Nullable GoalRecord discussed) {}
}
