package dev.clamor.engine.dialogue;

import dev.clamor.conversation.ReplyClass;

/**
 * A customer's frustration: a person's resting level plus a short-memory leaky sum of shocks, on the log-odds scale.
 *
 * <pre>
 * x_t = max(-1.5, rho x_(t-1) + g w(reply class) + w_lat(latency))
 * F_t = 1 / (1 + exp(-(b + x_t + 0.77 prior)))
 * </pre>
 */
final class Mood {
    private static final double FLOOR = -1.5;
    /** logit(0.80) - logit(0.65): the published drop in satisfaction by 15 points with each further contact. */
    private static final double PER_PRIOR_CONTACT = 0.77;

    private final double resting;
    private final double gain;
    private final double memory;
    private double transientFrustration;
    private int failuresInARow;
    private int failures;
    private int replies;

    /** @param unresolved earlier unresolved contacts that {@code intercept} does not account for yet */
    Mood(double intercept, double gain, double memory, int unresolved) {
        this.resting = intercept + PER_PRIOR_CONTACT * unresolved;
        this.gain = gain;
        this.memory = memory;
    }

    /** A reply of this class came after this wait. */
    void heard(ReplyClass replyClass, LatencyBucket latency) {
        transientFrustration =
                Math.max(FLOOR, memory * transientFrustration + gain * replyClass.shock() + latency.shock());
        replies++;
        if (replyClass.failure()) {
            failuresInARow++;
            failures++;
        } else if (replyClass.relief()) {
            failuresInARow = 0;
        }
    }

    /** The customer turns to another goal: failures on the last one no longer count as a row. */
    void turnsToAnotherGoal() {
        failuresInARow = 0;
    }

    /** F, the probability of being dissatisfied, in (0, 1). */
    double frustration() {
        return 1 / (1 + StrictMath.exp(-(resting + transientFrustration)));
    }

    /** x, the part of the frustration that passes. */
    double transientFrustration() {
        return transientFrustration;
    }

    /** m, failures in a row on the current goal. */
    int failuresInARow() {
        return failuresInARow;
    }

    /** n, failures in all. */
    int failures() {
        return failures;
    }

    /** t, replies heard, failed turns included. */
    int replies() {
        return replies;
    }
}
