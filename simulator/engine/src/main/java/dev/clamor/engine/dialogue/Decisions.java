package dev.clamor.engine.dialogue;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.ReplyClass;
import dev.clamor.persona.Habits;
import dev.clamor.persona.Patience;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.wording.Phrase;
import dev.clamor.scenario.Goal;
import java.util.List;

/**
 * What a customer does after a reply, in a fixed order: settle what is solved, press an open request for a human, give
 * up, repair a failure, follow a habit, answer.
 */
final class Decisions {
    /** Thanks before turning to the next matter. */
    private static final double THANKS = 0.60;
    /** Closes without a word of thanks. */
    private static final double SILENT = 0.35;

    private static final double THIRD_WORDING = 0.5;
    private static final double DIGRESSES_ON = 0.3;
    private static final double PARKS = 0.7;
    private static final double ACCEPTS_FIRST_REFUSAL = 0.5;
    private static final double ACCEPTS_REFUSAL = 0.7;
    private static final double PRESSER_ACCEPTS_THIRD = 0.3;
    private static final int PRESSED_REFUSALS = 3;
    private static final int HUMAN_REQUESTS = 3;
    private static final List<String> CONFIRMATION = List.of("confirmation");

    private final ContactPlan plan;
    private final DialogueSettings settings;
    private final Customer customer;
    private final Dice dice;
    private final Mood mood;
    private final Agenda agenda;
    private final FactSheet sheet;
    private final FactTalk facts;
    private final GoalTalk goals;
    private final Speaker speaker;
    private final Repair repair;

    private List<String> owed = List.of();
    private Move last;
    private Move lastOnGoal;
    private int humanRequests;
    private int refusals;
    private int doubleChecks;
    private boolean digressing;

    Decisions(
            ContactPlan plan,
            DialogueSettings settings,
            Customer customer,
            Dice dice,
            Mood mood,
            Agenda agenda,
            FactSheet sheet,
            FactTalk facts,
            GoalTalk goals,
            Speaker speaker) {
        this.plan = plan;
        this.settings = settings;
        this.customer = customer;
        this.dice = dice;
        this.mood = mood;
        this.agenda = agenda;
        this.sheet = sheet;
        this.facts = facts;
        this.goals = goals;
        this.speaker = speaker;
        this.repair = new Repair(customer, dice, agenda, goals, facts, speaker);
        this.last = goals.first(1);
        this.lastOnGoal = last;
        this.humanRequests = last.act() == CustomerAct.ASK_HUMAN ? 1 : 0;
    }

    /** The move that opens the contact. */
    Move first() {
        return last;
    }

    /** Takes note of what was said. */
    void said(Move move) {
        last = move;
        if (!move.goal().isEmpty() && move.act() != CustomerAct.ASK_HUMAN) {
            lastOnGoal = move;
        }
    }

    /** Takes note of a reply: its goal may be settled by it, or open again after a check that failed. */
    void heard(Heard heard) {
        boolean confirmed = doubleChecks > 0 && heard.taken() == ReplyClass.LOOPING;
        if (heard.taken() == ReplyClass.RESOLVED || confirmed) {
            agenda.settle(heard.reading().goal());
        } else if (heard.taken().failure() && last.act() == CustomerAct.DOUBLE_CHECK) {
            agenda.reopen();
        }
        if (!heard.reading().asks().isEmpty()) {
            owed = heard.reading().asks();
        }
    }

    /** The step after the reply to the newest utterance; {@code turn} is that of the next utterance. */
    Step after(Heard heard, int turn) {
        if (agenda.isSettled() || acceptsRefusal(heard, turn)) {
            return settled(turn);
        }
        if (turn > plan.scenario().turnLimit()) {
            return new Step.Say(leaves("exit:turn-limit", turn));
        }
        if (humanRequests > 0) {
            return pressForHuman(heard, turn);
        }
        if (givesUp(turn)) {
            return exit(turn);
        }
        return new Step.Say(heard.taken().failure() ? repairs(heard, turn) : goesOn(heard, turn));
    }

    private boolean acceptsRefusal(Heard heard, int turn) {
        boolean right = sheet.values().right(agenda.goal()) == Goal.Right.REFUSE;
        if (!right || !heard.rightRefusal() || humanRequests > 0) {
            return false;
        }
        refusals++;
        double probability = refusals == 1 ? ACCEPTS_FIRST_REFUSAL : ACCEPTS_REFUSAL;
        if (customer.adversarial()) {
            probability = refusals < PRESSED_REFUSALS
                    ? 0
                    : refusals == PRESSED_REFUSALS ? PRESSER_ACCEPTS_THIRD : ACCEPTS_REFUSAL;
        }
        boolean accepts = dice.chance(probability, Purpose.DECISION, turn, DrawIndex.ACCEPT_REFUSAL);
        if (accepts) {
            agenda.settle(agenda.goal().id());
        }
        return accepts;
    }

    private Step settled(int turn) {
        if (doubleChecks < 2 && informational(agenda.goal())) {
            double again = doubleChecks == 0 ? customer.habits().doubleCheck() : THIRD_WORDING;
            if (dice.chance(again, Purpose.DECISION, turn, DrawIndex.DOUBLE_CHECK)) {
                doubleChecks++;
                return new Step.Say(goals.doubleChecks(turn));
            }
        }
        humanRequests = 0;
        double u = dice.uniform(Purpose.DECISION, turn, DrawIndex.THANK);
        int next = agenda.next();
        if (next >= 0) {
            return new Step.Say(turnsTo(next, u < THANKS, turn));
        }
        return u < SILENT
                ? new Step.End(Ending.CONTENT)
                : new Step.Say(say(CustomerAct.THANK, "", Phrase.THANKS, "close:thanks", turn)
                        .ending(Ending.CONTENT));
    }

    private boolean informational(Goal goal) {
        return !goal.answers().isEmpty()
                && goal.gold().stream().allMatch(action -> action.readOnly())
                && agenda.wordings().started();
    }

    private Move turnsTo(int next, boolean thanks, int turn) {
        List<String> asked = owed;
        freshGoal();
        Move move = agenda.isParked(next)
                ? comesBack(next, asked, turn)
                : goals.opens(next, CustomerAct.OPEN, "next:open", turn);
        return thanks ? move.withText(Sentences.join(speaker.shortest(Phrase.THANKS), move.text())) : move;
    }

    private Move comesBack(int parked, List<String> asked, int turn) {
        if (asked.isEmpty()) {
            return goals.resumes(parked, "next:resume", turn);
        }
        agenda.open(parked);
        return facts.answer(agenda.goal(), asked, "next:answers", turn);
    }

    private void freshGoal() {
        mood.turnsToAnotherGoal();
        owed = List.of();
        refusals = 0;
        doubleChecks = 0;
        digressing = false;
    }

    private Step pressForHuman(Heard heard, int turn) {
        if (heard.retentionOffer()) {
            return new Step.Say(say(CustomerAct.DENY, agenda.goal().id(), Phrase.DENY, "human:declines-offer", turn));
        }
        if (!heard.taken().failure() && !heard.reading().asks().isEmpty()) {
            return new Step.Say(facts.answer(agenda.goal(), heard.reading().asks(), "human:answers", turn));
        }
        if (humanRequests >= HUMAN_REQUESTS || givesUp(turn)) {
            return leave("exit:no-human", turn);
        }
        return new Step.Say(asksForHuman("human:insists", turn));
    }

    private boolean givesUp(int turn) {
        double hazard = ExitHazard.of(
                mood,
                customer.traits().intercept(),
                customer.persona().patience().tolerance(),
                settings.leaving().offset());
        return dice.chance(hazard, Purpose.DECISION, turn, DrawIndex.EXIT);
    }

    private Step exit(int turn) {
        Patience patience = customer.persona().patience();
        double calibrated = settings.leaving().humanShare();
        double share = calibrated > 0 ? calibrated : patience.humanShare();
        if (dice.chance(share, Purpose.DECISION, turn, DrawIndex.EXIT_HUMAN)) {
            return new Step.Say(asksForHuman("exit:human", turn));
        }
        return leave("exit:leave", turn);
    }

    /** Leaving, silently or not. */
    Step leave(String why, int turn) {
        double silent = customer.persona().patience().silentShare();
        return dice.chance(silent, Purpose.DECISION, turn, DrawIndex.EXIT_SILENT)
                ? new Step.End(Ending.GIVES_UP_SILENTLY)
                : new Step.Say(leaves(why, turn));
    }

    private Move leaves(String why, int turn) {
        return say(CustomerAct.LEAVE_ANNOUNCED, "", Phrase.LEAVING, why, turn).ending(Ending.GIVES_UP);
    }

    private Move asksForHuman(String why, int turn) {
        humanRequests++;
        return say(CustomerAct.ASK_HUMAN, agenda.goal().id(), Phrase.HUMAN_REQUEST, why, turn);
    }

    private Move repairs(Heard heard, int turn) {
        if (heard.taken() == ReplyClass.REFUSE && (customer.adversarial() || pressesOn(turn))) {
            return presses("adversary:presses", turn);
        }
        return repair.after(heard, lastOnGoal, mood.failuresInARow(), turn);
    }

    private boolean pressesOn(int turn) {
        return last.act() == CustomerAct.ADVERSARIAL
                && dice.chance(customer.habits().adversarial(), Purpose.ADVERSARY, turn, DrawIndex.ADVERSARIAL);
    }

    private Move presses(String why, int turn) {
        boolean injector = customer.habits().adversary() == Habits.Adversary.PROMPT_INJECTOR;
        Phrase kind = injector ? Phrase.INJECTION : Phrase.PRESSURE;
        return say(CustomerAct.ADVERSARIAL, agenda.goal().id(), kind, why, turn);
    }

    private Move goesOn(Heard heard, int turn) {
        Habits habits = customer.habits();
        if (habits.adversary() != Habits.Adversary.NONE
                && dice.chance(habits.adversarial(), Purpose.ADVERSARY, turn, DrawIndex.ADVERSARIAL)) {
            return presses("adversary:tries", turn);
        }
        if (digresses(habits, turn)) {
            digressing = true;
            return say(CustomerAct.DIGRESS, "", Phrase.DIGRESSION, "digress", turn);
        }
        if (dice.chance(habits.revise(), Purpose.DECISION, turn, DrawIndex.REVISE)) {
            Move revision = facts.revise(agenda.goal(), "revise", turn);
            if (revision != null) {
                return revision;
            }
        }
        if (dice.chance(habits.changeIntent(), Purpose.INTENT_CHANGE, turn, DrawIndex.CHANGE)) {
            int other = agenda.unopened(dice.uniform(Purpose.INTENT_CHANGE, turn, DrawIndex.CHANGE_TO));
            if (other >= 0) {
                return changesTo(other, turn);
            }
        }
        return answers(heard, turn);
    }

    private boolean digresses(Habits habits, int turn) {
        return digressing
                ? dice.chance(DIGRESSES_ON, Purpose.DECISION, turn, DrawIndex.DIGRESS_ON)
                : dice.chance(habits.digress(), Purpose.DECISION, turn, DrawIndex.DIGRESS);
    }

    private Move changesTo(int other, int turn) {
        boolean parks = dice.chance(PARKS, Purpose.INTENT_CHANGE, turn, DrawIndex.PARK);
        if (parks) {
            agenda.parkIfOpen();
        } else {
            agenda.drop();
        }
        freshGoal();
        String why = parks ? "change-intent:parks" : "change-intent:drops";
        return goals.opens(other, CustomerAct.CHANGE_INTENT, why, turn);
    }

    private Move answers(Heard heard, int turn) {
        boolean strayed = digressing || last.act() == CustomerAct.ADVERSARIAL;
        digressing = false;
        Goal goal = agenda.goal();
        if (owed.equals(CONFIRMATION)) {
            owed = List.of();
            return say(CustomerAct.AFFIRM, goal.id(), Phrase.AFFIRM, "inform:confirms", turn);
        }
        if (!owed.isEmpty()) {
            List<String> asked = owed;
            owed = List.of();
            return facts.answer(goal, asked, "inform:asked", turn);
        }
        if (heard.taken() == ReplyClass.CHAT && strayed) {
            return goals.resumes("digress:returns", turn);
        }
        List<String> missing = facts.missing(goal, heard.taken() != ReplyClass.CLARIFY);
        if (!missing.isEmpty()) {
            return facts.answer(goal, missing.subList(0, 1), "inform:needed", turn);
        }
        return heard.taken() == ReplyClass.CHAT
                ? goals.restates(CustomerAct.RESTATE, "inform:restate", turn)
                : say(CustomerAct.AFFIRM, goal.id(), Phrase.AFFIRM, "inform:affirm", turn);
    }

    private Move say(CustomerAct act, String goal, Phrase kind, String why, int turn) {
        return Move.plain(act, goal, why, speaker.phrase(kind, turn, DrawIndex.PHRASE, speaker.aim(turn, false)));
    }
}
