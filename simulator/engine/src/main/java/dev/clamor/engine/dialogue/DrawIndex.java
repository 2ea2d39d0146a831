package dev.clamor.engine.dialogue;

/**
 * The draw index of every random decision of a customer, by stream. Fixed: a decision keeps its index for ever, and a new
 * one gets an index that was never used, so that old conversations stay as they were. A draw that a decision does not
 * need is simply not taken.
 *
 * <p>The turn of a draw is that of the utterance being prepared, unless said otherwise. Draws below 16 of stream TRAIT
 * belong to {@link dev.clamor.persona.Traits}.
 */
final class DrawIndex {
    // Stream GOAL, turn 0.
    /** Which persona calls. */
    static final int PERSONA = 0;
    /** Which scenario it is about. */
    static final int SCENARIO = 1;
    /** How many goals the customer has. */
    static final int GOAL_COUNT = 2;

    // Stream TRAIT, turn 0.
    /** Whether a vulnerability is disclosed in this contact. */
    static final int DISCLOSES = 16;
    /** In which of the first three turns. */
    static final int DISCLOSURE_TURN = 17;
    /** Whether the first message asks for a human. */
    static final int OPENS_WITH_HUMAN = 18;
    /** Whether the first message says that this is a repeated contact. */
    static final int SAYS_REPEAT = 19;
    /** Plus the position of a fact: whether it is known. */
    static final int KNOWN = 32;

    // Stream DECISION.
    /** Giving up, by the exit hazard. */
    static final int EXIT = 0;
    /** Asking for a human rather than leaving. */
    static final int EXIT_HUMAN = 1;
    /** Leaving without a word. */
    static final int EXIT_SILENT = 2;
    /** Thanking, or closing silently. */
    static final int THANK = 3;
    /** Asking again to be sure. */
    static final int DOUBLE_CHECK = 4;
    /** Going off topic. */
    static final int DIGRESS = 5;
    /** Correcting a fact. */
    static final int REVISE = 6;
    /** Which fact is corrected. */
    static final int REVISED_FACT = 7;
    /** Coming back from a digression. */
    static final int DIGRESS_ON = 8;
    /** Accepting a refusal. */
    static final int ACCEPT_REFUSAL = 9;
    /** Plus the position of a fact: whether it is put clearly. */
    static final int CLEAR = 32;
    /** Plus the position of a fact: whether it is volunteered. */
    static final int VOLUNTEER = 96;
    /** Plus the position of a fact: whether it is found after all. */
    static final int FIND = 160;

    // Stream REPAIR.
    /** What is done after a failure. */
    static final int REPAIR = 0;

    // Stream INTENT_CHANGE.
    /** Opening another matter. */
    static final int CHANGE = 0;
    /** Parking the matter rather than dropping it. */
    static final int PARK = 1;
    /** Which matter is opened. */
    static final int CHANGE_TO = 2;

    // Stream ADVERSARY.
    /** Trying to get more than is due. */
    static final int ADVERSARIAL = 0;

    // Stream BELIEF, turn of the reply.
    /** Taking a false claim for true. */
    static final int BELIEF = 0;

    // Stream FOLLOW_UP, turn of the utterance after which the customer waits.
    /** Time of a second message. */
    static final int FOLLOW_UP_TIME = 0;
    /** Time of a nudge. */
    static final int NUDGE_TIME = 1;
    /** Patience with the reply. */
    static final int PATIENCE = 2;
    // Stream FOLLOW_UP, turn of the second message.
    /** What the second message is. */
    static final int FOLLOW_UP_KIND = 3;
    /** Which fact or matter it is about. */
    static final int FOLLOW_UP_CHOICE = 4;

    // Stream BARGE_IN, turn of the utterance whose reply is coming.
    /** Talking over the reply. */
    static final int BARGES_IN = 0;
    /** How far into the reply. */
    static final int BARGE_IN_TIME = 1;

    // Stream TIMING.
    /** Thinking before writing. */
    static final int THINK = 0;
    /** Being distracted. */
    static final int DISTRACTED = 1;
    /** For how long. */
    static final int DISTRACTION = 2;

    // Stream CHANNEL.
    /** Moving to another channel. */
    static final int MOVES = 0;
    /** To which one. */
    static final int MOVES_TO = 1;
    /** Saying so. */
    static final int SAYS_MOVED = 2;

    // Stream RETURN, turn 0.
    /** Coming back within seven days. */
    static final int RETURNS = 0;

    // Stream TEXT; indices from 100 on are those of the tone.
    /** Words aimed at. */
    static final int LENGTH = 0;
    /** Profanity. */
    static final int PROFANITY = 1;
    /** The phrase that makes up or frames the message. */
    static final int PHRASE = 2;
    /** A second phrase before it. */
    static final int LEAD = 3;
    /** Which wording of a goal comes first. */
    static final int WORDING = 4;
    /** A few words for the goal. */
    static final int KEYWORDS = 5;
    /** Greeting first. */
    static final int GREETS = 6;
    /** Which greeting. */
    static final int GREETING = 7;
    /** How the repeated contact is said. */
    static final int REPEAT_CONTACT = 8;
    /** How the vulnerability is told. */
    static final int VULNERABILITY = 9;
    /** How a move to another channel, or a fact asked for again after one, is commented on. */
    static final int MOVED = 10;
    /** Plus the position of a fact: how it is stated. */
    static final int STATEMENT = 32;

    private DrawIndex() {}
}
