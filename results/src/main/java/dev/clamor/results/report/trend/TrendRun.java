package dev.clamor.results.report.trend;

import java.util.List;

/**
 * A judged run among others.
 *
 * @param id its name
 * @param startedAt when it began, to the second, in UTC
 * @param decision PROMOTE, HOLD or ROLL_BACK
 * @param agent what the agent is called
 * @param agentHash differs where the agent's name, protocol or declaration does
 * @param changes what is not as in the run before; empty for the first
 */
public record TrendRun(
        String id, String startedAt, String decision, String agent, String agentHash, List<Change> changes) {

    /** What may differ from the run before. */
    public enum Change {
        /** Its name, its protocol, or what is declared of it. */
        AGENT,
        /** Personas, scenarios or phrases. */
        SUITE,
        PLAN;

        /** As people read it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
