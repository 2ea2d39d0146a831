package dev.clamor.engine.target;

/**
 * What the agent may be charged with at most, whatever the plan wants.
 *
 * @param contacts contacts in progress at once; {@link Integer#MAX_VALUE} for no ceiling
 * @param requestsPerSecond requests sent in any second, above 1 a whole number; infinite for no ceiling
 * @param spend stops the run; infinite for no cap. In whatever currency the agent's costs are
 * @param pricePerRequest what a request is taken to cost; 0 when only what the agent reports counts
 * @param connections kept open for all customers together; {@link Integer#MAX_VALUE} where each has their own
 */
public record Ceilings(int contacts, double requestsPerSecond, double spend, double pricePerRequest, int connections) {
    /** No ceiling. */
    public static final Ceilings NONE =
            new Ceilings(Integer.MAX_VALUE, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

    /** With connections of each customer's own. */
    public Ceilings(int contacts, double requestsPerSecond, double spend, double pricePerRequest) {
        this(contacts, requestsPerSecond, spend, pricePerRequest, Integer.MAX_VALUE);
    }

    /**
     * What one of several generators may charge the agent with, so that all together keep to the ceilings: whole numbers are
     * divided with one more for each of the first generators while there is a remainder; the spend is divided evenly.
     *
     * @param index of the generator, from 0
     * @param count of all of them
     * @throws IllegalArgumentException if there is less than one contact, or one request a second, for each: whatever the
     *     share, all of them could send at the same instant
     */
    public Ceilings share(int index, int count) {
        atLeast(count, contacts, "concurrent_contacts");
        atLeast(count, requestsPerSecond, "requests_per_second");
        return new Ceilings(
                contacts == Integer.MAX_VALUE ? contacts : (int) share(contacts, index, count),
                Double.isInfinite(requestsPerSecond)
                        ? requestsPerSecond
                        : share((long) requestsPerSecond, index, count),
                spend / count,
                pricePerRequest,
                connections);
    }

    private static void atLeast(int count, double ceiling, String name) {
        if (ceiling < count) {
            throw new IllegalArgumentException(
                    "limits." + name + ": expected at least one for each of " + count + " shards. Found: " + ceiling);
        }
    }

    private static long share(long whole, int index, int count) {
        return whole / count + (index < whole % count ? 1 : 0);
    }
}
