package dev.clamor.conversation;

/** What a customer does with one utterance. */
public enum CustomerAct {
    /** States a goal for the first time. */
    OPEN,
    /** Gives facts, asked for or not. */
    INFORM,
    /** After a failure: the same question in other words. */
    REPHRASE,
    /** After a failure: takes up the agent's own words. */
    ACCOMMODATE,
    /** After a failure: the same words again. */
    REPEAT,
    /** After a failure: keywords only. */
    SIMPLIFY,
    /** After a failure: the purpose again, with one more detail. */
    RESTATE,
    /** After a wrong answer: says what is wrong. */
    CORRECT,
    /** After a failure: asks what the agent meant. */
    ASK_BACK,
    /** After an answer: asks the same question again in other words, to be sure. */
    DOUBLE_CHECK,
    /** Says something off topic. */
    DIGRESS,
    /** Replaces a fact given earlier. */
    REVISE,
    /** Drops or parks the goal and opens another. */
    CHANGE_INTENT,
    /** Comes back to a parked goal. */
    RESUME,
    /** Asks for a human. */
    ASK_HUMAN,
    /** Tells of a vulnerability or of high stakes. */
    DISCLOSE,
    /** Tries to get more than is due. */
    ADVERSARIAL,
    /** Cannot give the fact asked for. */
    DONT_KNOW,
    /** Says yes to a question for confirmation. */
    AFFIRM,
    /** Says no, for example to a retention offer. */
    DENY,
    /** Asks whether anyone is there. */
    NUDGE,
    /** A second message without news while the first is pending. */
    FILLER,
    /** Thanks the agent. */
    THANK,
    /** Says that they are leaving without a solution. */
    LEAVE_ANNOUNCED
}
