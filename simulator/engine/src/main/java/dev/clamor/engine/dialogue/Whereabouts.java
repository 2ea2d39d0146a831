package dev.clamor.engine.dialogue;

import dev.clamor.persona.Purpose;
import dev.clamor.persona.wording.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * The channel that a customer is on. Before an utterance that gives occasion for it the customer moves to another one with
 * probability {@code switch_channel} times {@value #AFTER_TROUBLE} after a reply that failed or was late enough to annoy, and
 * {@value #OTHERWISE} after any other, at most {@value #MOST} times in a contact, to each other channel alike. Most say
 * so. Who is then asked again for what was told before says, once, that it should be on file.
 *
 * <p>The shares are assumptions. 20 to 22 % of customers use a second channel for one matter (SQM; ContactBabel 2025), nearly
 * all of them by coming back later: within a contact it must be well below that.
 */
final class Whereabouts {
    private static final double AFTER_TROUBLE = 0.4;
    private static final double OTHERWISE = 0.08;
    private static final double SAYS_SO = 0.75;
    private static final int MOST = 2;

    private final Channels channels;
    private final Dice dice;
    private final Speaker speaker;
    private final double readiness;
    private String here;
    private String said;
    private int moves;
    private boolean complained;

    Whereabouts(Channels channels, Customer customer, Dice dice, Speaker speaker) {
        this.channels = channels;
        this.dice = dice;
        this.speaker = speaker;
        this.readiness = customer.habits().switchChannel();
        this.here = channels.begin(customer.persona().wording().mobile());
        this.said = here;
    }

    /** The channel that the customer is on. */
    String here() {
        return here;
    }

    /** The same for the agent to see; empty where there is one channel only. */
    String told() {
        return channels.several() ? here : "";
    }

    /** Whether the customer has moved since this was last asked. */
    boolean moved() {
        boolean moved = !said.equals(here);
        said = here;
        return moved;
    }

    /** The move, from another channel if the customer moves there first. {@code slow}: the reply came late. */
    Move in(Move move, Heard heard, boolean slow, int turn) {
        if (!channels.several() || !givesOccasion(move)) {
            return move;
        }
        boolean trouble = slow || heard.taken().failure();
        double probability = readiness * (trouble ? AFTER_TROUBLE : OTHERWISE);
        if (moves < MOST && dice.chance(probability, Purpose.CHANNEL, turn, DrawIndex.MOVES)) {
            return moving(move, turn);
        }
        return moves > 0 && !complained && answersAgain(move, heard) ? complaining(move, turn) : move;
    }

    private Move moving(Move move, int turn) {
        String before = here;
        List<Channel> others = new ArrayList<>(channels.offered());
        others.removeIf(one -> one.id().equals(before));
        here = others.get(dice.index(others.size(), Purpose.CHANNEL, turn, DrawIndex.MOVES_TO))
                .id();
        moves++;
        return dice.chance(SAYS_SO, Purpose.CHANNEL, turn, DrawIndex.SAYS_MOVED)
                ? leading(Phrase.MOVED, move, before, turn)
                : move;
    }

    private Move complaining(Move move, int turn) {
        complained = true;
        return leading(Phrase.ON_FILE, move, here, turn);
    }

    private Move leading(Phrase kind, Move move, String before, int turn) {
        String where = Channel.of(before).map(Channel::where).orElse(before);
        String lead = speaker.phrase(kind, turn, DrawIndex.MOVED, speaker.aim(turn, false))
                .replace("{before}", where);
        return move.withText(Sentences.join(lead, move.text()));
    }

    private static boolean answersAgain(Move move, Heard heard) {
        return !heard.reading().askedAgain().isEmpty() && !move.facts().isEmpty();
    }

    private static boolean givesOccasion(Move move) {
        return move.ending() == Ending.NONE
                && switch (move.act()) {
                    case OPEN, CHANGE_INTENT, RESUME, THANK, LEAVE_ANNOUNCED, ADVERSARIAL, DIGRESS, NUDGE, FILLER ->
                        false;
                    default -> true;
                };
    }
}
