package dev.clamor.load;

import dev.clamor.conversation.RunEvent;

/** Runs one job through Gatling in this process; one at a time. The only class with a static hand-over field. */
public final class GatlingRunner {
    private GatlingRunner() {}

    /** Runs the job to its end; the last event given to the sink is the returned one. */
    public static RunEvent.RunEnded run(LoadJob job) {
        throw new UnsupportedOperationException("load");
    }

    /** Asks the running job to stop: no new contacts, those in progress are discarded at their next turn. Any thread. */
    public static void stop() {
        throw new UnsupportedOperationException("load");
    }
}
