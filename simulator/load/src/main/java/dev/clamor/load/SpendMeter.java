package dev.clamor.load;

/**
 * What the agent has cost, by its own word and by a price for each request; whichever reaches the limit first counts.
 * Thread-safe.
 */
final class SpendMeter {
    private final double limit;
    private final double pricePerRequest;
    private double reported;
    private long requests;

    SpendMeter(double limit, double pricePerRequest) {
        this.limit = limit;
        this.pricePerRequest = pricePerRequest;
    }

    /** A reply told its cost, NaN for not told; whether the limit is reached. */
    boolean reported(double cost) {
        return cost > 0 && add(cost, 0);
    }

    /** A request is sent; whether the limit is reached with it. */
    boolean requested() {
        return pricePerRequest > 0 && add(0, 1);
    }

    private synchronized boolean add(double cost, int more) {
        reported += cost;
        requests += more;
        return reported >= limit || requests * pricePerRequest >= limit;
    }
}
