package dev.clamor.referenceagent;

import dev.clamor.referenceagent.dialogue.Chance;
import dev.clamor.referenceagent.dialogue.Flaw;

/**
 * The draws of one conversation: pure functions of (seed, conversation, purpose, occasion) through the finaliser of
 * SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), so that neither thread nor order can change them.
 */
record SeededChance(DeclaredBehaviour behaviour, long seed, long conversation, double load) implements Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int SERVICE_TIME = 9001;
    private static final double TO_UNIT = 0x1p-53;

    @Override
    public boolean strikes(Flaw flaw, int occasion) {
        return uniform(flaw.ordinal(), occasion) < behaviour.rate(flaw, load);
    }

    @Override
    public int pick(int purpose, int bound) {
        return (int) (uniform(~purpose, 0) * bound);
    }

    /** A service time in microseconds by the declared lognormal law (Box-Muller on two draws). */
    long serviceMicros(int occasion) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(SERVICE_TIME, 2 * occasion)));
        double angle = 2 * StrictMath.PI * uniform(SERVICE_TIME, 2 * occasion + 1);
        double normal = radius * StrictMath.cos(angle);
        return StrictMath.round(behaviour.medianMillis() * 1000 * StrictMath.exp(behaviour.sigma() * normal));
    }

    private double uniform(int purpose, int occasion) {
        long hash = mix(seed + GOLDEN);
        hash = mix(hash ^ conversation);
        hash = mix(hash + GOLDEN * purpose);
        hash = mix(hash + GOLDEN * occasion);
        return (hash >>> 11) * TO_UNIT;
    }

    /** A number for a conversation id: FNV-1a, well mixed. */
    static long number(String id) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
