package dev.clamor.load;

import java.util.Arrays;

/**
 * Lets at most so many requests be sent in any second, or one in several seconds, about in the order in which they came:
 * the times of the latest are kept, and a further request is sent a second after the oldest of them. Thread-safe.
 */
final class RequestGate {
    private static final double SECOND_MICROS = 1e6;
    private static final long LONG_AGO = Long.MIN_VALUE / 4;

    private final long[] sent;
    private final long windowMicros;
    private int oldest;
    private int waiting;

    /** @param perSecond below 1, or a whole number; infinite for no limit */
    RequestGate(double perSecond) {
        boolean none = Double.isInfinite(perSecond);
        this.sent = new long[none ? 0 : (int) Math.max(1, Math.floor(perSecond))];
        this.windowMicros = (long) Math.ceil(SECOND_MICROS * Math.max(1, 1 / perSecond));
        Arrays.fill(sent, LONG_AGO);
    }

    /** Asks to send: 0 to send now; else microseconds to wait before asking {@link #again}, or {@link #giveUp giving up}. */
    long ask(long now) {
        return sent.length == 0 ? 0 : askInTurn(now);
    }

    private synchronized long askInTurn(long now) {
        if (waiting == 0 && pass(now)) {
            return 0;
        }
        long turn = sent[(oldest + waiting % sent.length) % sent.length] + windowMicros * (1 + waiting / sent.length);
        waiting++;
        return Math.max(1, turn - now);
    }

    /** Asks again after having waited: 0 to send now; else microseconds to wait again. */
    synchronized long again(long now) {
        if (pass(now)) {
            waiting--;
            return 0;
        }
        return sent[oldest] + windowMicros - now;
    }

    /** Whoever waits does not want to send any more. */
    synchronized void giveUp() {
        waiting--;
    }

    private boolean pass(long now) {
        if (now < sent[oldest] + windowMicros) {
            return false;
        }
        sent[oldest] = now;
        oldest = (oldest + 1) % sent.length;
        return true;
    }
}
