package dev.clamor.engine.dialogue;

import dev.clamor.persona.Purpose;
import dev.clamor.persona.Timing;

/**
 * How long a customer takes between a reply and the next utterance, in seconds:
 *
 * <pre>
 * T = [60 A/readingWpm 0.6 + K exp(0.8 z1) + 60 W/typingWpm] personFactor + [distracted] exp(4.1 + z2)
 * </pre>
 *
 * with A words read and W words written; at most 900 s. 0.6 is the share not yet read while the reply appeared.
 */
final class ThinkTimeLaw {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double UNREAD_SHARE = 0.6;
    private static final double SD_THINKING = 0.8;
    private static final double LOG_DISTRACTION = 4.1;
    private static final double MAX_SECONDS = 900;
    private static final double MICROS = 1e6;

    private ThinkTimeLaw() {}

    /** The pause before the utterance {@code turn}, in microseconds, on the scale of real time. */
    static long micros(Customer customer, Dice dice, int turn, int wordsRead, int wordsWritten) {
        Timing timing = customer.persona().timing();
        double reading = SECONDS_PER_MINUTE * wordsRead / timing.readingWpm() * UNREAD_SHARE;
        double thinking =
                timing.thinkSeconds() * StrictMath.exp(SD_THINKING * dice.normal(Purpose.TIMING, turn, DrawIndex.THINK));
        double typing = SECONDS_PER_MINUTE * wordsWritten / timing.typingWpm();
        double seconds = (reading + thinking + typing) * customer.traits().thinkFactor();
        if (dice.chance(timing.distraction(), Purpose.TIMING, turn, DrawIndex.DISTRACTED)) {
            seconds += StrictMath.exp(LOG_DISTRACTION + dice.normal(Purpose.TIMING, turn, DrawIndex.DISTRACTION));
        }
        return (long) (Math.min(seconds, MAX_SECONDS) * MICROS);
    }
}
