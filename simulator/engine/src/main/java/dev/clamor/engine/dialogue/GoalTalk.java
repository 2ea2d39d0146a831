package dev.clamor.engine.dialogue;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.wording.Phrase;
import dev.clamor.scenario.Goal;
import java.util.Map;
import java.util.TreeMap;

/** How a customer talks of goals: opens, asks again in other words, shortens, changes over and comes back. */
final class GoalTalk {
    private static final double HUMAN_PER_PRIOR_CONTACT = 0.15;
    private static final double SAYS_REPEAT = 0.9;
    private static final double GREETS = 0.5;

    private final Customer customer;
    private final Dice dice;
    private final Agenda agenda;
    private final FactTalk facts;
    private final Speaker speaker;

    GoalTalk(Customer customer, Dice dice, Agenda agenda, FactTalk facts, Speaker speaker) {
        this.customer = customer;
        this.dice = dice;
        this.agenda = agenda;
        this.facts = facts;
        this.speaker = speaker;
    }

    /** The first utterance: the main goal's opening, or a request for a human that says what about. */
    Move first(int turn) {
        agenda.open(0);
        int aim = speaker.aim(turn, true);
        double human = customer.persona().patience().humanOpening()
                + HUMAN_PER_PRIOR_CONTACT * customer.unresolvedBeyondPersona();
        Move move = dice.chance(human, Purpose.TRAIT, 0, DrawIndex.OPENS_WITH_HUMAN)
                ? humanFirst(turn, aim)
                : withFacts(CustomerAct.OPEN, "opening", turn, aim);
        return repeatContact(greeting(move, turn, aim), turn, aim);
    }

    private Move humanFirst(int turn, int aim) {
        Goal goal = agenda.goal();
        String request = speaker.phrase(Phrase.HUMAN_REQUEST, turn, DrawIndex.PHRASE, aim);
        Map<String, String> stated = new TreeMap<>();
        String about = facts.fill(speaker.pick(goal.keywords(), turn, DrawIndex.KEYWORDS, aim), stated);
        String text = about.isEmpty() ? question(turn, aim, stated) : "It's about: " + about;
        return Move.statement(
                CustomerAct.ASK_HUMAN, goal.id(), "opening:human", Sentences.join(request, text), stated);
    }

    private Move greeting(Move move, int turn, int aim) {
        boolean greets = Sentences.words(move.text()) < aim
                && dice.chance(GREETS, Purpose.TEXT, turn, DrawIndex.GREETS);
        return greets
                ? move.withText(
                        Sentences.join(speaker.phrase(Phrase.GREETING, turn, DrawIndex.GREETING, 1), move.text()))
                : move;
    }

    private Move repeatContact(Move move, int turn, int aim) {
        if (customer.priorContacts() == 0 || !dice.chance(SAYS_REPEAT, Purpose.TRAIT, 0, DrawIndex.SAYS_REPEAT)) {
            return move;
        }
        boolean third = customer.priorContacts() >= 2;
        Phrase kind = third ? Phrase.THIRD_CONTACT : Phrase.SECOND_CONTACT;
        String told = speaker.phrase(kind, turn, DrawIndex.REPEAT_CONTACT, aim);
        Move said = move.withText(Sentences.join(move.text(), told));
        return third ? said.sayingRepeat() : said;
    }

    /** Opens another goal; the phrase leads over to it. */
    Move opens(int position, CustomerAct act, String why, int turn) {
        agenda.open(position);
        int aim = speaker.aim(turn, true);
        return lead(Phrase.CHANGE_INTENT, withFacts(act, why, turn, aim), turn, aim);
    }

    /** Opens another goal without leading over. */
    Move asksToo(int position, String why, int turn) {
        agenda.open(position);
        return withFacts(CustomerAct.OPEN, why, turn, speaker.aim(turn, true));
    }

    /** Comes back to the current goal. */
    Move resumes(String why, int turn) {
        Goal goal = agenda.goal();
        Map<String, String> stated = new TreeMap<>();
        int aim = speaker.aim(turn, false);
        String text = facts.fill(speaker.pick(goal.returns(), turn, DrawIndex.PHRASE, aim), stated);
        if (text.isEmpty()) {
            return asks(CustomerAct.RESUME, why, turn);
        }
        return Move.statement(CustomerAct.RESUME, goal.id(), why, text, stated);
    }

    /** Comes back to a parked goal. */
    Move resumes(int position, String why, int turn) {
        agenda.open(position);
        return resumes(why, turn);
    }

    /** The question in the words used last. */
    Move asks(CustomerAct act, String why, int turn) {
        Map<String, String> stated = new TreeMap<>();
        String text = question(turn, speaker.aim(turn, true), stated);
        return Move.question(
                act, agenda.goal().id(), agenda.wordings().index(), why, text, stated);
    }

    /** The question in words not used yet; the first again when all were used. */
    Move asksInOtherWords(CustomerAct act, String why, int turn) {
        if (agenda.wordings().started()) {
            agenda.wordings().advance();
        }
        return asks(act, why, turn);
    }

    /** Asks again in other words, to be sure. */
    Move doubleChecks(int turn) {
        Move move = asksInOtherWords(CustomerAct.DOUBLE_CHECK, "double-check", turn);
        return lead(Phrase.DOUBLE_CHECK, move, turn, speaker.aim(turn, false));
    }

    /** The goal in a few words. */
    Move shortens(String why, int turn) {
        Goal goal = agenda.goal();
        Map<String, String> stated = new TreeMap<>();
        String text = facts.fill(
                speaker.pick(goal.keywords(), turn, DrawIndex.KEYWORDS, speaker.aim(turn, false)), stated);
        return text.isEmpty()
                ? asks(CustomerAct.SIMPLIFY, why, turn)
                : Move.statement(CustomerAct.SIMPLIFY, goal.id(), why, text, stated);
    }

    /** The question with one more fact. */
    Move restates(CustomerAct act, String why, int turn) {
        Move move = asks(act, why, turn);
        FactTalk.Stated more = facts.oneMore(agenda.goal(), turn);
        return Move.question(
                act,
                move.goal(),
                move.wording(),
                why,
                Sentences.join(move.text(), more.text()),
                Move.union(move.facts(), more.facts()));
    }

    private Move withFacts(CustomerAct act, String why, int turn, int aim) {
        Goal goal = agenda.goal();
        Map<String, String> stated = new TreeMap<>();
        String question = question(turn, aim, stated);
        FactTalk.Stated more = facts.withOpening(goal, turn);
        return Move.question(
                act,
                goal.id(),
                agenda.wordings().index(),
                why,
                Sentences.join(question, more.text()),
                Move.union(stated, more.facts()));
    }

    private String question(int turn, int aim, Map<String, String> stated) {
        Agenda.Wordings wordings = agenda.wordings();
        if (!wordings.started()) {
            speaker.start(wordings, agenda.goal().openings(), turn, aim);
        }
        return facts.fill(wordings.text(), stated);
    }

    private Move lead(Phrase kind, Move move, int turn, int aim) {
        return move.withText(
                speaker.phrase(kind, turn, DrawIndex.LEAD, aim).replace("{opening}", move.text()));
    }
}
