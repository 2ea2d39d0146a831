package dev.clamor.engine.dialogue;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.wording.Phrase;
import dev.clamor.scenario.Goal;
import java.util.List;

/** Words the repair after a failed reply. */
final class Repair {
    private final Customer customer;
    private final Dice dice;
    private final Agenda agenda;
    private final GoalTalk goals;
    private final FactTalk facts;
    private final Speaker speaker;

    Repair(Customer customer, Dice dice, Agenda agenda, GoalTalk goals, FactTalk facts, Speaker speaker) {
        this.customer = customer;
        this.dice = dice;
        this.agenda = agenda;
        this.goals = goals;
        this.facts = facts;
        this.speaker = speaker;
    }

    /** The move after {@code heard}; {@code last} is what the customer said last, {@code failures} the row so far. */
    Move after(Heard heard, Move last, int failures, int turn) {
        double u = dice.uniform(Purpose.REPAIR, turn, DrawIndex.REPAIR);
        CustomerAct act = RepairChoice.choose(u, heard.taken(), failures, customer);
        List<String> askedAgain = heard.reading().askedAgain();
        if (!askedAgain.isEmpty() && act != CustomerAct.ASK_BACK) {
            FactTalk.Stated stated = facts.again(askedAgain, turn);
            if (!stated.facts().isEmpty()) {
                return givesAgain(act, stated, turn);
            }
        }
        return switch (act) {
            case ACCOMMODATE -> accommodates(heard, turn);
            case REPEAT -> last.as(CustomerAct.REPEAT, "repair:repeat");
            case SIMPLIFY -> goals.shortens("repair:simplify", turn);
            case RESTATE -> goals.restates(CustomerAct.RESTATE, "repair:restate", turn);
            case CORRECT -> corrects(turn);
            case ASK_BACK -> Move.plain(
                    CustomerAct.ASK_BACK,
                    agenda.goal().id(),
                    "repair:ask-back",
                    speaker.phrase(Phrase.ASK_BACK, turn, DrawIndex.PHRASE, speaker.aim(turn, false)));
            default -> goals.asksInOtherWords(CustomerAct.REPHRASE, "repair:rephrase", turn);
        };
    }

    private Move givesAgain(CustomerAct act, FactTalk.Stated stated, int turn) {
        String goal = agenda.goal().id();
        if (act == CustomerAct.RESTATE) {
            Move question = goals.asks(act, "repair:restate", turn);
            return Move.question(
                    act,
                    goal,
                    question.wording(),
                    "repair:restate",
                    Sentences.join(question.text(), stated.text()),
                    Move.union(question.facts(), stated.facts()));
        }
        return Move.statement(act, goal, "repair:give-again", stated.text(), stated.facts());
    }

    private Move accommodates(Heard heard, int turn) {
        Goal goal = agenda.goal();
        List<String> asked = heard.reading().asks();
        Move answer = asked.isEmpty() ? oneMore(goal, turn) : facts.answer(goal, asked, "repair:accommodate", turn);
        if (answer.facts().isEmpty()) {
            return answer.text().isEmpty() ? goals.shortens("repair:accommodate", turn) : answer;
        }
        String text = speaker.phrase(Phrase.ACCOMMODATE, turn, DrawIndex.LEAD, speaker.aim(turn, false))
                .replace("{statement}", answer.text());
        return answer.as(CustomerAct.ACCOMMODATE, "repair:accommodate").withText(text);
    }

    private Move oneMore(Goal goal, int turn) {
        FactTalk.Stated stated = facts.oneMore(goal, turn);
        return Move.statement(
                CustomerAct.ACCOMMODATE, goal.id(), "repair:accommodate", stated.text(), stated.facts());
    }

    private Move corrects(int turn) {
        Move question = goals.restates(CustomerAct.CORRECT, "repair:correct", turn);
        String no = speaker.phrase(Phrase.CORRECTION, turn, DrawIndex.LEAD, speaker.aim(turn, false));
        return question.withText(Sentences.join(no, question.text()));
    }
}
