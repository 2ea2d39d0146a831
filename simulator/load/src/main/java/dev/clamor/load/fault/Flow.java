package dev.clamor.load.fault;

import dev.clamor.load.plan.FaultKind;

/**
 * How bytes go in one direction.
 *
 * @param delayMicros later by so much
 * @param jitterMicros more or less by up to so much
 * @param bytesPerSecond at most; 0 for no limit
 * @param piece bytes that come together under such a limit
 * @param held whether nothing comes through
 */
record Flow(long delayMicros, long jitterMicros, double bytesPerSecond, int piece, boolean held) {
    /** As nature has it. */
    static final Flow FREE = new Flow(0, 0, 0, 0, false);

    /** What a full Ethernet frame carries of a TCP stream: 1500 bytes without two headers of 20. */
    private static final int SEGMENT = 1460;

    private static final double PIECES_PER_SECOND = 10;
    private static final double MICROS_PER_MILLI = 1_000;

    /** What a fault does to bytes that go to the agent, or come from it. */
    static Flow of(FaultKind.OnWire fault, boolean toAgent) {
        if (fault instanceof FaultKind.Latency latency && concerns(latency.direction(), toAgent)) {
            return new Flow(micros(latency.millis()), micros(latency.jitterMillis()), 0, 0, false);
        }
        if (fault instanceof FaultKind.Bandwidth bandwidth && concerns(bandwidth.direction(), toAgent)) {
            return new Flow(0, 0, bandwidth.bytesPerSecond(), SEGMENT, false);
        }
        if (fault instanceof FaultKind.Blackout blackout && concerns(blackout.direction(), toAgent)) {
            return new Flow(0, 0, 0, 0, true);
        }
        if (fault instanceof FaultKind.SlowDrip drip && !toAgent) {
            int piece = (int) Math.max(1, Math.min(SEGMENT, drip.bytesPerSecond() / PIECES_PER_SECOND));
            return new Flow(0, 0, drip.bytesPerSecond(), piece, false);
        }
        return FREE;
    }

    private static boolean concerns(FaultKind.Direction direction, boolean toAgent) {
        return toAgent ? direction.toAgent() : direction.fromAgent();
    }

    private static long micros(double millis) {
        return Math.round(millis * MICROS_PER_MILLI);
    }

    /** Both at once: delays add up, the lower limit holds. */
    Flow and(Flow other) {
        boolean own = other.bytesPerSecond == 0 || bytesPerSecond > 0 && bytesPerSecond <= other.bytesPerSecond;
        Flow limit = own ? this : other;
        return new Flow(
                delayMicros + other.delayMicros,
                jitterMicros + other.jitterMicros,
                limit.bytesPerSecond,
                limit.piece,
                held || other.held);
    }

    boolean free() {
        return delayMicros == 0 && jitterMicros == 0 && bytesPerSecond == 0 && !held;
    }
}
