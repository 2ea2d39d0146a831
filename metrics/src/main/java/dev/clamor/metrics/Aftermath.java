package dev.clamor.metrics;

/** What became of an interruption that was answered. */
public enum Aftermath {
    /** The agent dropped what was stale and went on from what was said last. */
    KEPT,
    /** It did what the customer had since replaced. */
    STALE_ACTION,
    /** The stale answer came although it could have been dropped. */
    ANSWERED_BOTH,
    /** It forgot what had been said, or its reply was a failure. */
    LOST_THREAD;

    /**
     * An interruption that was answered.
     *
     * @param cut whether the customer had heard a part of the reply and the rest of it was stopped; otherwise nothing of it
     *     had been heard, or the protocol cannot stop it
     */
    public record Answered(boolean cut, Aftermath aftermath) {
        /** {@code cut} or {@code pending}. */
        public String form() {
            return cut ? "cut" : "pending";
        }
    }
}
