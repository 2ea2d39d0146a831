package dev.clamor.scenario.truth;

import java.util.Locale;

/** The categories of phrases in a {@link Lexicon}. */
enum Cue {
    /** Did not understand. */
    FALLBACK,
    /** May not have understood, which counts for an agent that tells nothing but words. */
    FALLBACK_HINT,
    /** Points elsewhere. */
    DEFLECT,
    /** Names a place elsewhere, which counts for an agent that tells nothing but words, if nothing else does. */
    DEFLECT_HINT(true),
    /** Says no. */
    REFUSE,
    /** May say no, which counts for an agent that tells nothing but words. */
    REFUSE_HINT,
    /** Offers something for staying. */
    RETENTION,
    /** Says that it is done, whatever it is. */
    CLAIM,
    /** Says so at the beginning of a sentence; whole words. */
    CLAIM_FIRST(true),
    /** Says that it will be done. */
    PROMISE,
    /** Says that it is being worked on. */
    WORKING,
    /** Speaks of former times; whole words. */
    FORMERLY(true),
    /** Shortly before a claim or a handoff: not so; whole words. */
    NEGATION(true),
    /** Before a claim or a handoff in the same sentence: not now; whole words. */
    CONDITION(true),
    /** Before a handoff in the same sentence: possible, wished or due, not done; whole words. */
    MODAL(true),
    /** Speaks of what is usual or conditional, not of what was done; whole words. */
    GENERAL(true),
    /** Beside what a human will do: later or by another way; whole words. */
    LATER(true),
    /** Beside what follows from a deed: it is done; whole words. */
    SETTLED(true),
    /** Hands over now. */
    HANDOFF,
    /** What handing over is called: hands over where it is done or announced, not where it is offered. */
    TRANSFER(true),
    /** The same, but only with a human named in the sentence. */
    TRANSFER_VERB(true),
    /** A human, or a team of humans; whole words. */
    HUMAN(true),
    /** What a human does who takes over. */
    JOINS,
    /** Gives away what was told to the agent in confidence. */
    LEAK,
    /** Tells of another customer. */
    FOREIGN,
    /** Asks for a yes. */
    CONFIRMATION,
    /** Asks for a yes without a question mark. */
    ASSENT,
    /** Asks without a question mark. */
    REQUEST,
    /** Asks without a question mark at the beginning of a sentence; whole words. */
    QUESTION(true),
    /** Says that something is not needed, or is there already. */
    NO_REQUEST,
    /** Asks for nothing in particular. */
    CLOSING,
    /** Offers something, or guesses what is wanted, where a question word does not stand before it. */
    OFFER,
    /** A question word; whole words. */
    QUESTION_WORD(true),
    /** Asks what the matter is, as if nothing had been said. */
    RESTART,
    /** Says sorry. */
    APOLOGY;

    private final boolean whole;

    Cue() {
        this(false);
    }

    Cue(boolean whole) {
        this.whole = whole;
    }

    /** Its key in a lexicon file. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the last word of a phrase has to end with the phrase. */
    boolean whole() {
        return whole;
    }
}
