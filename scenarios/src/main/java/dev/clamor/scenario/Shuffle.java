package dev.clamor.scenario;

import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;

/**
 * A random order of the whole numbers below a size: a keyed permutation, so that different contacts get different values
 * for as long as there are values left. A balanced Feistel network over the next even power of two, walked until it falls
 * below the size (Black and Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002).
 */
final class Shuffle {
    /** The largest size; draws from larger ranges repeat so rarely that they need no order. */
    static final long MOST = 1L << 40;

    private static final int ROUNDS = 4;
    /** Turns from here on are not used by the facts themselves. */
    private static final int TURN = 0xFF00;

    private final RandomStreams streams;
    private final int key;
    private final long size;
    private final int half;

    /** @param key tells one order of a run from another */
    Shuffle(RandomStreams streams, int key, long size) {
        this.streams = streams;
        this.key = key;
        this.size = size;
        int bits = Math.max(2, Long.SIZE - Long.numberOfLeadingZeros(size - 1));
        this.half = (bits + 1) / 2;
    }

    /** The number at a position, from 0; positions beyond the size begin again. */
    long at(long position) {
        long value = Math.floorMod(position, size);
        do {
            value = network(value);
        } while (value >= size);
        return value;
    }

    private long network(long value) {
        long mask = (1L << half) - 1;
        long left = value >>> half;
        long right = value & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long mixed = left ^ streams.bits(right, Purpose.FACT, TURN | round, key) & mask;
            left = right;
            right = mixed;
        }
        return left << half | right;
    }
}
