package dev.clamor.load;

import org.jspecify.annotations.Nullable;

/** One agent under load: how it is reached, what its ceilings and those of the run let through, what it has cost. */
final class Lane {
    private final Endpoint agent;
    private final ContactGate contacts;
    private final ContactGate ofRun;
    private final RequestGate requests;
    private final SpendMeter spend;
    private volatile @Nullable GatlingExchange exchange;

    /**
     * @param contactsOfRun lets contacts with any agent in
     * @param requestsOfRun lets requests to any agent through
     */
    Lane(Endpoint agent, ContactGate contactsOfRun, RequestGate requestsOfRun) {
        this.agent = agent;
        this.contacts = new ContactGate(agent.ceilings().contacts());
        this.ofRun = contactsOfRun;
        this.requests = new RequestGate(agent.ceilings().requestsPerSecond(), requestsOfRun);
        this.spend = new SpendMeter(agent.ceilings().spend(), agent.ceilings().pricePerRequest());
    }

    Endpoint agent() {
        return agent;
    }

    RequestGate requests() {
        return requests;
    }

    SpendMeter spend() {
        return spend;
    }

    /**
     * Takes a place for a contact with this agent, and one in the run, in this order, so that who waits for this agent
     * keeps nobody from another. True if there were both; else {@code later} is run once with both, by whoever leaves.
     */
    boolean enter(Runnable later) {
        return contacts.enter(() -> enterRun(later)) && ofRun.enter(later);
    }

    private void enterRun(Runnable later) {
        if (ofRun.enter(later)) {
            later.run();
        }
    }

    /** Gives both places up. */
    void leave() {
        ofRun.leave();
        contacts.leave();
    }

    void exchange(GatlingExchange ready) {
        exchange = ready;
    }

    /** The way to the agent; null before the first user has come. */
    @Nullable
    GatlingExchange connections() {
        return exchange;
    }

    GatlingExchange exchange() {
        GatlingExchange ready = exchange;
        if (ready == null) {
            throw new IllegalStateException("load: expected the exchange to be set before the first turn. Found: none");
        }
        return ready;
    }
}
