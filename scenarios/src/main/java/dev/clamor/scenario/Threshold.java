package dev.clamor.scenario;

/**
 * What changes when a numeric fact is above a limit.
 *
 * @param fact name of the fact
 * @param above the limit; equal is still within
 * @param effect what is right above it
 */
public record Threshold(String fact, double above, Effect effect) {
    /** What is right above the limit. */
    public enum Effect {
        /** Hand over (trigger E5). */
        ESCALATE,
        /** Refuse with an alternative. */
        REFUSE
    }
}
