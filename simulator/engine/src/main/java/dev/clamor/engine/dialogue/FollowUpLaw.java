package dev.clamor.engine.dialogue;

import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;

/**
 * What a waiting customer does and when, in microseconds of real time.
 *
 * <ul>
 *   <li>second message: after {@code exp(4.048 + 2.14 PhiInv(u/q))} s if {@code u < q = min(0.95, 0.727 phi)}, else never
 *   <li>talking over a reply that is coming, with the persona's probability per reply: {@code 0.8 s + LogNormal(0.7, 0.6)}
 *       after its first part
 *   <li>nudge: from 15 s on with a constant hazard of 1 in 20 s
 *   <li>leaving: Weibull with shape 1.2 and the persona's median patience
 * </ul>
 */
final class FollowUpLaw {
    /** Never. */
    static final long NEVER = Long.MAX_VALUE;

    private static final double SHARE = 0.727;
    private static final double MAX_SHARE = 0.95;
    private static final double LOG_MEAN = 4.048;
    private static final double LOG_SD = 2.14;
    private static final double NUDGE_FROM_SECONDS = 15;
    private static final double NUDGE_MEAN_SECONDS = 20;
    private static final double PATIENCE_SHAPE = 1.2;
    private static final double BARGE_FROM_SECONDS = 0.8;
    private static final double BARGE_LOG_MEAN = 0.7;
    private static final double BARGE_LOG_SD = 0.6;
    private static final double MICROS = 1e6;
    private static final double MAX_SECONDS = 1e6;

    private FollowUpLaw() {}

    /** Time to a second message after the utterance {@code turn}, or {@link #NEVER}. */
    static long followUpMicros(Customer customer, Dice dice, int turn) {
        double q = Math.min(MAX_SHARE, SHARE * customer.habits().followUp());
        double u = dice.uniform(Purpose.FOLLOW_UP, turn, DrawIndex.FOLLOW_UP_TIME);
        return u < q ? micros(StrictMath.exp(LOG_MEAN + LOG_SD * RandomStreams.normalQuantile(u / q))) : NEVER;
    }

    /** Time from the first part of the reply to the utterance {@code turn} to talking over it, or {@link #NEVER}. */
    static long bargeInMicros(Customer customer, Dice dice, int turn) {
        if (!dice.chance(customer.habits().bargeIn(), Purpose.BARGE_IN, turn, DrawIndex.BARGES_IN)) {
            return NEVER;
        }
        double z = RandomStreams.normalQuantile(dice.uniform(Purpose.BARGE_IN, turn, DrawIndex.BARGE_IN_TIME));
        return micros(BARGE_FROM_SECONDS + StrictMath.exp(BARGE_LOG_MEAN + BARGE_LOG_SD * z));
    }

    /** Time to asking whether anyone is there. */
    static long nudgeMicros(Dice dice, int turn) {
        return micros(NUDGE_FROM_SECONDS
                + NUDGE_MEAN_SECONDS * dice.exponential(Purpose.FOLLOW_UP, turn, DrawIndex.NUDGE_TIME));
    }

    /** Time to leaving without a reply. */
    static long patienceMicros(Customer customer, Dice dice, int turn) {
        double exponential = dice.exponential(Purpose.FOLLOW_UP, turn, DrawIndex.PATIENCE);
        double ratio = exponential / StrictMath.log(2);
        return micros(customer.persona().patience().replySeconds() * StrictMath.pow(ratio, 1 / PATIENCE_SHAPE));
    }

    private static long micros(double seconds) {
        return (long) (Math.min(seconds, MAX_SECONDS) * MICROS);
    }
}
