package dev.clamor.load;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lets at most so many requests be sent in any second, or one in several seconds, about in the order in which they came:
 * the times of the latest are kept, and a further request is sent a second after the oldest of them. A gate of one agent
 * can stand before that of the run: what goes through goes through both, at one instant. Thread-safe.
 */
final class RequestGate {
    private static final double SECOND_MICROS = 1e6;
    private static final long LONG_AGO = Long.MIN_VALUE / 4;

    private final long[] sent;
    private final long windowMicros;
    private final @Nullable RequestGate beyond;
    private int oldest;
    private int waiting;

    /** @param perSecond below 1, or a whole number; infinite for no limit */
    RequestGate(double perSecond) {
        this(perSecond, null);
    }

    /** @param beyond a gate that a request must pass as well; it must be asked by such gates only */
    RequestGate(double perSecond, @Nullable RequestGate beyond) {
        this.beyond = beyond == null || beyond.sent.length == 0 ? null : beyond;
        boolean none = Double.isInfinite(perSecond);
        this.sent = new long[none ? 0 : (int) Math.max(1, Math.floor(perSecond))];
        this.windowMicros = (long) Math.ceil(SECOND_MICROS * Math.max(1, 1 / perSecond));
        Arrays.fill(sent, LONG_AGO);
    }

    /** Asks to send: 0 to send now; else microseconds to wait before asking {@link #again}, or {@link #giveUp giving up}. */
    long ask(long now) {
        return sent.length == 0 && beyond == null ? 0 : askInTurn(now);
    }

    private synchronized long askInTurn(long now) {
        if (waiting == 0 && pass(now)) {
            return 0;
        }
        long turn = turn(waiting);
        if (beyond != null) {
            turn = Math.max(turn, beyond.turn(waiting));
        }
        waiting++;
        return Math.max(1, turn - now);
    }

    /** Asks again after having waited: 0 to send now; else microseconds to wait again. */
    synchronized long again(long now) {
        if (pass(now)) {
            waiting--;
            return 0;
        }
        long turn = beyond == null ? turn(0) : Math.max(turn(0), beyond.turn(0));
        return Math.max(1, turn - now);
    }

    /** When the request after so many others can be sent, as far as is known now. */
    private synchronized long turn(int before) {
        return sent.length == 0
                ? LONG_AGO
                : sent[(oldest + before % sent.length) % sent.length] + windowMicros * (1 + before / sent.length);
    }

    /** Whoever waits does not want to send any more. */
    synchronized void giveUp() {
        waiting--;
    }

    private synchronized boolean pass(long now) {
        if (now < turn(0) || beyond != null && !beyond.pass(now)) {
            return false;
        }
        if (sent.length > 0) {
            sent[oldest] = now;
            oldest = (oldest + 1) % sent.length;
        }
        return true;
    }
}
