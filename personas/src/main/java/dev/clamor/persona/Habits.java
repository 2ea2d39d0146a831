package dev.clamor.persona;

/**
 * What a customer does besides answering. Probabilities are per customer turn unless said otherwise.
 *
 * @param followUp multiplier on the probability of a second message while a reply is pending
 * @param digress says something off topic
 * @param revise corrects a fact given earlier
 * @param changeIntent drops or parks the goal and opens another
 * @param doubleCheck per answered question: asks the same again in other words, up to three wordings in all
 * @param bargeIn talks over a streaming reply
 * @param adversarial tries to get more than is due
 * @param adversary what the adversarial turns are
 * @param disclose tells of a vulnerability (illness, bereavement, debt, coercion) within the first three turns, per
 *     contact
 * @param switchChannel comes back on another channel, per return; within a contact the readiness to move to one, of which
 *     only a small share is spent at each message
 * @param returns comes back within seven days if the problem is not solved, per contact
 */
public record Habits(
        double followUp,
        double digress,
        double revise,
        double changeIntent,
        double doubleCheck,
        double bargeIn,
        double adversarial,
        Adversary adversary,
        double disclose,
        double switchChannel,
        double returns) {

    /** What an adversarial customer is after. */
    public enum Adversary {
        NONE,
        REFUND_SEEKER,
        PROMPT_INJECTOR
    }
}
