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
}
