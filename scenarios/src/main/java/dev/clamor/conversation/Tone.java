package dev.clamor.conversation;

/** How an utterance is worded, by the customer's frustration F: below 0.25, 0.5, 0.75, above. */
public enum Tone {
    NEUTRAL,
    ANNOYED,
    FRUSTRATED,
    FURIOUS;

    private static final double BAND = 0.25;

    /** The tone of a frustration between 0 and 1. */
    public static Tone of(double frustration) {
        int band = (int) (frustration / BAND);
        return values()[Math.max(0, Math.min(FURIOUS.ordinal(), band))];
    }

    /** Whether this is at least frustrated. */
    public boolean upset() {
        return this == FRUSTRATED || this == FURIOUS;
    }
}
