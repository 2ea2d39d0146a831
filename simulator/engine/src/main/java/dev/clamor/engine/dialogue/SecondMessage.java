package dev.clamor.engine.dialogue;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.wording.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer writes while a reply is pending: corrects a fact (10 %), adds one (35 %), nudges (20 %), asks something
 * else as well (20 %), or fills (15 %). Over a reply that is to be read already nobody nudges or fills: what is left (35 %)
 * stops the agent in a few words. What is not possible falls through to the next.
 */
final class SecondMessage {
    private static final double CORRECTION = 0.10;
    private static final double EXTRA = CORRECTION + 0.35;
    private static final double NUDGE = EXTRA + 0.20;
    private static final double QUESTION = NUDGE + 0.20;
    private static final double QUESTION_OVER = EXTRA + 0.20;

    private final Dice dice;
    private final Agenda agenda;
    private final GoalTalk goals;
    private final FactTalk facts;
    private final Speaker speaker;

    SecondMessage(Dice dice, Agenda agenda, GoalTalk goals, FactTalk facts, Speaker speaker) {
        this.dice = dice;
        this.agenda = agenda;
        this.goals = goals;
        this.facts = facts;
        this.speaker = speaker;
    }

    Move next(int turn) {
        double u = dice.uniform(Purpose.FOLLOW_UP, turn, DrawIndex.FOLLOW_UP_KIND);
        Move move = fact(u, "follow-up", turn);
        if (move == null && u < NUDGE) {
            return nudge("follow-up:nudge", turn);
        }
        if (move == null && u < QUESTION) {
            move = question("follow-up:question", turn);
        }
        return move == null ? say(CustomerAct.FILLER, Phrase.FILLER, "follow-up:filler", turn) : move;
    }

    /** What is said over a reply that is coming. */
    Move over(int turn) {
        double u = dice.uniform(Purpose.FOLLOW_UP, turn, DrawIndex.FOLLOW_UP_KIND);
        Move move = fact(u, "barge-in", turn);
        if (move == null && u < QUESTION_OVER) {
            move = question("barge-in:question", turn);
        }
        return move == null ? say(CustomerAct.FILLER, Phrase.INTERJECTION, "barge-in:stop", turn) : move;
    }

    private @Nullable Move fact(double u, String why, int turn) {
        Move move = u < CORRECTION ? facts.revise(agenda.goal(), why + ":correction", turn) : null;
        return move == null && u < EXTRA ? extra(why + ":extra", turn) : move;
    }

    Move nudge(String why, int turn) {
        return say(CustomerAct.NUDGE, Phrase.NUDGE, why, turn);
    }

    private @Nullable Move extra(String why, int turn) {
        List<String> missing = facts.missing(agenda.goal(), true);
        return missing.isEmpty() ? null : facts.answer(agenda.goal(), missing.subList(0, 1), why, turn);
    }

    private @Nullable Move question(String why, int turn) {
        int other = agenda.unopened(dice.uniform(Purpose.FOLLOW_UP, turn, DrawIndex.FOLLOW_UP_CHOICE));
        if (other < 0) {
            return null;
        }
        agenda.parkIfOpen();
        return goals.asksToo(other, why, turn);
    }

    private Move say(CustomerAct act, Phrase kind, String why, int turn) {
        return Move.plain(act, "", why, speaker.phrase(kind, turn, DrawIndex.PHRASE, speaker.aim(turn, false)));
    }
}
