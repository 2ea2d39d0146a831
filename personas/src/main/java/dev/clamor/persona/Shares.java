package dev.clamor.persona;

/**
 * Picks one of several by weight, in whole numbers: number {@code i} owns the 32-bit numbers from {@code bounds[i - 1]} up
 * to but not including {@code bounds[i] = round(2^32 (w_0 + ... + w_i) / total)}, so that every processor picks the same.
 * A weight of 0 is never picked.
 */
public final class Shares {
    private static final double SCALE = 0x1p32;

    private final long[] bounds;

    /**
     * The shares of these weights.
     *
     * @param what whose weights they are, for messages
     * @param weights finite, not negative, not all zero
     */
    public Shares(String what, double... weights) {
        double[] cumulative = new double[weights.length];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        what + ": expected weights that are finite and not negative. Found: " + weights[i]);
            }
            total += weights[i];
            cumulative[i] = total;
        }
        if (!(total > 0) || Double.isInfinite(total)) {
            throw new IllegalArgumentException(what + ": expected a positive total weight. Found: " + total);
        }
        bounds = new long[weights.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = (long) StrictMath.rint(cumulative[i] / total * SCALE);
        }
    }

    /** The index that owns 32 random bits, read as an unsigned number. */
    public int pick(int bits) {
        return owner(bits & 0xFFFFFFFFL);
    }

    /** The index at quantile {@code u} in (0, 1); the same as for the bits that {@code u} was made from. */
    public int pick(double u) {
        return owner(Math.max(0, Math.min((long) SCALE - 1, (long) (u * SCALE))));
    }

    private int owner(long number) {
        int low = 0;
        int high = bounds.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (number < bounds[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
