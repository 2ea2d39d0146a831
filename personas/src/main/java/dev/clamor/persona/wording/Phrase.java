package dev.clamor.persona.wording;

/** What a phrase is for; each has a list of its own in the phrase bank. */
public enum Phrase {
    GREETING,
    /** Before the question of an annoyed customer: "I asked this already." */
    ANNOYED,
    /** A complaint clause of a frustrated customer; always recognisable as a complaint. */
    FRUSTRATED,
    /** A complaint clause of a furious customer; always recognisable as anger. */
    FURIOUS,
    /** Mild profanity. */
    PROFANITY,
    /** Plainly asks for a human. */
    HUMAN_REQUEST,
    /** Off-topic remark. */
    DIGRESSION,
    /** Does not know the fact asked for; may contain {@code {fact}}. */
    DONT_KNOW,
    /** "Hello? Are you there?" */
    NUDGE,
    /** A second message without news. */
    FILLER,
    /** Stops someone who is talking, without news. */
    INTERJECTION,
    /** "What do you mean?" */
    ASK_BACK,
    /** Before repeating something after a wrong answer: "No, that is not right." */
    CORRECTION,
    /** Replaces a fact: contains {@code {statement}}. */
    REVISION,
    /** Leads over to another matter: contains {@code {opening}}. */
    CHANGE_INTENT,
    /** Asks again to be sure: contains {@code {opening}}. */
    DOUBLE_CHECK,
    /** Takes up what the agent asked for or offered: contains {@code {statement}}. */
    ACCOMMODATE,
    /** Tells of a vulnerability: serious illness, loss, deep debt, being pressured by someone. */
    VULNERABILITY,
    /** Says that this is at least the third contact about the same thing. */
    THIRD_CONTACT,
    /** Says that this is the second contact about the same thing. */
    SECOND_CONTACT,
    AFFIRM,
    /** Declines an offer and insists. */
    DENY,
    THANKS,
    /** Announces leaving without a solution. */
    LEAVING,
    /** Pushes for more than is due. */
    PRESSURE,
    /** Says that the contact goes on from another channel; may say from where in {@code {before}}. */
    MOVED,
    /** Asked again, after moving, for what was told before. */
    ON_FILE,
    /** Tries to override the agent's instructions; never plainly asks for a human. */
    INJECTION
}
