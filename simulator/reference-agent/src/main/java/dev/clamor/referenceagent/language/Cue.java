package dev.clamor.referenceagent.language;

import java.util.Locale;

/** Something in a message that matters whatever the intent. */
public enum Cue {
    /** Asks for a person. */
    HUMAN,
    /** Names an administrator or an internal team, as instructions to the model do. */
    ADMIN,
    LEGAL,
    SAFETY,
    FRAUD,
    BEREAVEMENT,
    /** Lost somebody close, told in passing. */
    PARTNER_LOSS("partnerLoss"),
    VULNERABLE,
    PROFANITY,
    UPSET,
    /** Says it is at least the third contact. */
    REPEAT,
    /** Speaks to the model instead of the agent. */
    INJECTION,
    /** Turns to something else. */
    SHIFT,
    /** Turns back to something earlier. */
    BACK,
    /** Gives the matter up. */
    DROP;

    private final String key;

    Cue() {
        this.key = name().toLowerCase(Locale.ROOT);
    }

    Cue(String key) {
        this.key = key;
    }

    /** The cue's name in the cue file. */
    String key() {
        return key;
    }
}
