package dev.clamor.engine.dialogue;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.wording.Phrase;

/** Tells of a vulnerability, at most once in a contact, from a drawn one of the first three turns on. */
final class Disclosure {
    private static final int TURNS = 3;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Speaker speaker;
    private int from;

    Disclosure(Customer customer, Dice dice, Speaker speaker) {
        this.speaker = speaker;
        boolean discloses = dice.chance(customer.habits().disclose(), Purpose.TRAIT, 0, DrawIndex.DISCLOSES);
        from = discloses ? 1 + dice.index(TURNS, Purpose.TRAIT, 0, DrawIndex.DISCLOSURE_TURN) : NEVER;
    }

    /** The move, with the disclosure if it is time and the move gives occasion for it. */
    Move in(Move move, int turn) {
        if (turn < from || !givesOccasion(move.act())) {
            return move;
        }
        from = NEVER;
        int aim = speaker.aim(turn, true);
        return move.disclosing(speaker.phrase(Phrase.VULNERABILITY, turn, DrawIndex.VULNERABILITY, aim));
    }

    private static boolean givesOccasion(CustomerAct act) {
        return switch (act) {
            case THANK, LEAVE_ANNOUNCED, ADVERSARIAL, DIGRESS, NUDGE, FILLER -> false;
            default -> true;
        };
    }
}
