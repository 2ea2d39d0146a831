package dev.clamor.engine.dialogue;

/**
 * A latency rounded, on the log scale, to a power of the square root of 2 from 0.25 s. Decisions see the bucket and not
 * the latency, so that a run can be repeated although clocks never repeat.
 *
 * @param index 0 is 0.25 s or less, 10 is 8 s, each step is a factor of sqrt 2
 */
record LatencyBucket(int index) {
    private static final double FIRST_MICROS = 250_000;
    private static final int INDEX_OF_8_SECONDS = 10;
    private static final double SHOCK_PER_DOUBLING = 0.35;
    private static final double MAX_SHOCK = 1.4;
    private static final long[] UPPER_BOUNDS = upperBounds();

    /** The bucket of a latency; all latencies above about three hours are in the last one. */
    static LatencyBucket of(long micros) {
        int index = 0;
        while (index < UPPER_BOUNDS.length && micros >= UPPER_BOUNDS[index]) {
            index++;
        }
        return new LatencyBucket(index);
    }

    /** Frustration by waiting: {@code 0.35 log2(L / 8 s)}, 0 below 8 s and at most 1.4. */
    double shock() {
        double doublings = (index - INDEX_OF_8_SECONDS) / 2.0;
        return Math.max(0, Math.min(MAX_SHOCK, SHOCK_PER_DOUBLING * doublings));
    }

    private static long[] upperBounds() {
        long[] bounds = new long[30];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = (long) StrictMath.ceil(FIRST_MICROS * StrictMath.pow(2, (i + 0.5) / 2));
        }
        return bounds;
    }
}
