package dev.clamor.load.plan;

/**
 * One of several agents among whom a plan shares its contacts out.
 *
 * @param name in the log and in reports
 * @param weight its share of the contacts, relative to the others
 * @param agent a target file, an address, or {@value #REFERENCE}
 * @param behaviour declared flaws of the reference agent; empty for the packaged ones, and for other agents
 */
public record PlannedAgent(String name, double weight, String agent, String behaviour) {
    /** Stands for the reference agent, which is started for the run. */
    public static final String REFERENCE = "reference";

    /** Whether it is the reference agent. */
    public boolean isReference() {
        return agent.equals(REFERENCE);
    }
}
