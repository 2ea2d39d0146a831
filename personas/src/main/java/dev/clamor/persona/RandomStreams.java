package dev.clamor.persona;

import org.apache.commons.math3.special.Erf;

/**
 * The random numbers of one run: a pure function of (seed, contact, purpose, turn, draw).
 *
 * <p>The same arguments give the same number whatever the thread, the order or the shard. Nothing is drawn "next": each
 * decision has a fixed draw index, and every distribution is sampled by inverting its distribution function.
 *
 * <p>Counter layout: {@code (draw, purpose << 16 | turn, contact low, contact high)}, key {@code (seed low, seed high)}.
 *
 * @param seed the run's seed
 */
public record RandomStreams(long seed) {
    private static final double SCALE = 0x1p-32;

    /** 32 random bits. {@code turn} from 0 to 65535. */
    public int bits(long contact, Purpose purpose, int turn, int draw) {
        return Philox.first(
                draw, purpose.ordinal() << 16 | turn & 0xFFFF, (int) contact, (int) (contact >>> 32), (int) seed, (int)
                        (seed >>> 32));
    }

    /** Uniform in the open interval (0, 1): {@code (bits + 0.5) / 2^32}. */
    public double uniform(long contact, Purpose purpose, int turn, int draw) {
        return ((bits(contact, purpose, turn, draw) & 0xFFFFFFFFL) + 0.5) * SCALE;
    }

    /** True with the given probability; 0 is never, 1 always. */
    public boolean chance(double probability, long contact, Purpose purpose, int turn, int draw) {
        return uniform(contact, purpose, turn, draw) < probability;
    }

    /** A whole number from 0 to {@code bound - 1}, all equally likely up to a bias below {@code bound / 2^32}. */
    public int index(int bound, long contact, Purpose purpose, int turn, int draw) {
        return (int) ((bits(contact, purpose, turn, draw) & 0xFFFFFFFFL) * bound >>> 32);
    }

    /** Standard normal, by the inverse of the normal distribution function. */
    public double normal(long contact, Purpose purpose, int turn, int draw) {
        return normalQuantile(uniform(contact, purpose, turn, draw));
    }

    /** Exponential with mean 1. */
    public double exponential(long contact, Purpose purpose, int turn, int draw) {
        return -StrictMath.log(uniform(contact, purpose, turn, draw));
    }

    /** The standard normal quantile {@code sqrt(2) erfinv(2 p - 1)} for p in (0, 1). */
    public static double normalQuantile(double p) {
        return StrictMath.sqrt(2) * Erf.erfInv(2 * p - 1);
    }
}
