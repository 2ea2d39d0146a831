package dev.clamor.results.inference;

/**
 * McNemar's exact test on contacts that two runs have in common: whether those that ended differently went one way more
 * often than a fair coin would.
 *
 * <p>With b contacts good in the first run only and c good in the second only, the two-sided p-value is twice the chance of
 * min(b, c) or fewer heads in b + c throws, at most 1, and 1 where none ended differently. Contacts that ended alike say
 * nothing. Source: McNemar, Psychometrika 12 (1947), 153-157.
 *
 * <p>Subtleness ahead: it is about these contacts, not about customers like them. If the two runs treat each contact alike,
 * each that ends differently is a fair throw by itself, however alike contacts of a segment are. What strikes many contacts
 * of one run at once, an outage say, is not such a throw, and makes it too sure.
 */
public final class McNemar {
    private static final double FAIR = 0.5;

    private McNemar() {}

    /**
     * The p-value; refuses negative counts.
     *
     * @param first good in the first run only
     * @param second good in the second run only
     */
    public static double p(long first, long second) {
        if (first < 0 || second < 0) {
            throw new IllegalArgumentException("paired counts: expected none below 0. Found: " + first + ", " + second);
        }
        return Math.min(1, 2 * Intervals.pBelow(Math.min(first, second), (double) first + second, FAIR));
    }
}
