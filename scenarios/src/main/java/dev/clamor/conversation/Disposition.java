package dev.clamor.conversation;

/** The right ending by design. */
public enum Disposition {
    /** The agent should finish it alone; a correct refusal is finished too. */
    CONTAIN,
    /** The agent should hand it to a human. */
    ESCALATE
}
