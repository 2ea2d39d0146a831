package dev.clamor.persona;

/**
 * Philox4x32-10, a counter-based generator: a keyed bijection of 128-bit counters whose output is random to every test
 * in TestU01's BigCrush (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
 *
 * <p>It has no state: the same key and counter give the same words in any order, on any thread.
 */
final class Philox {
    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /** The first of the four output words. */
    static int first(int c0, int c1, int c2, int c3, int k0, int k1) {
        int x0 = c0;
        int x1 = c1;
        int x2 = c2;
        int x3 = c3;
        int key0 = k0;
        int key1 = k1;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = M0 * (x0 & LOW);
            long p1 = M1 * (x2 & LOW);
            int y0 = (int) (p1 >>> 32) ^ x1 ^ key0;
            int y2 = (int) (p0 >>> 32) ^ x3 ^ key1;
            x1 = (int) p1;
            x3 = (int) p0;
            x0 = y0;
            x2 = y2;
            key0 += W0;
            key1 += W1;
        }
        return x0;
    }

    /** All four output words, for the published test vectors. */
    static int[] block(int c0, int c1, int c2, int c3, int k0, int k1) {
        int[] x = {c0, c1, c2, c3};
        int key0 = k0;
        int key1 = k1;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = M0 * (x[0] & LOW);
            long p1 = M1 * (x[2] & LOW);
            x = new int[] {(int) (p1 >>> 32) ^ x[1] ^ key0, (int) p1, (int) (p0 >>> 32) ^ x[3] ^ key1, (int) p0};
            key0 += W0;
            key1 += W1;
        }
        return x;
    }
}
