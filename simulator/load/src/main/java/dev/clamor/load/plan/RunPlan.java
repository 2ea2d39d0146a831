package dev.clamor.load.plan;

import dev.clamor.engine.dialogue.DialogueSettings;
import dev.clamor.engine.target.Ceilings;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A plan file, read: everything about a run but the agent's address.
 *
 * @param name the plan's name
 * @param description one line for people
 * @param seed the seed if the plan fixes one
 * @param workload how customers arrive
 * @param timeScale divides think times
 * @param leaving how readily customers give up
 * @param maxContacts stop planning arrivals after this many; 0 = no limit
 * @param drainSeconds how long conversations may go on after the last arrival
 * @param requestTimeoutSeconds a reply later than this is a timeout
 * @param personaFiles files or folders with personas; empty = the packaged ones
 * @param personaWeights weights that replace those of the files; a persona not named keeps its own
 * @param scenarioFiles files or folders with scenarios; empty = the packaged ones
 * @param scenarioWeights weights that replace those of the files
 * @param objectives path of an objectives file; empty = the packaged one
 * @param limits what the generator must keep to; names as in the manifest: lag_p99_millis, loop_delay_millis,
 *     gc_millis_per_second, cpu, achieved, open_files, waiting_requests, connect_failures, log_backlog,
 *     clock_step_millis; those not named have their defaults
 * @param faults what goes wrong on purpose
 * @param agents among whom the contacts are shared out; empty for the one of the command line
 * @param ceilings of all agents together, besides their own
 * @param knee how the highest bearable load is searched for, when it is
 */
public record RunPlan(
        String name,
        String description,
        OptionalLong seed,
        Workload workload,
        double timeScale,
        DialogueSettings.Leaving leaving,
        long maxContacts,
        double drainSeconds,
        double requestTimeoutSeconds,
        List<String> personaFiles,
        Map<String, Double> personaWeights,
        List<String> scenarioFiles,
        Map<String, Double> scenarioWeights,
        String objectives,
        Map<String, Double> limits,
        List<PlannedFault> faults,
        List<PlannedAgent> agents,
        Ceilings ceilings,
        KneeSettings knee) {

    /**
     * The same plan with every stage longer or shorter by one factor, so that all take {@code seconds} together; faults go
     * with them.
     */
    public RunPlan lasting(double seconds) {
        double factor = seconds / workload.seconds();
        List<PlannedFault> stretched =
                faults.stream().map(fault -> fault.stretched(factor)).toList();
        return with(workload.stretched(factor), timeScale, maxContacts, stretched, agents, knee);
    }

    /** The same plan with these faults in the place of its own. */
    public RunPlan under(List<PlannedFault> planned) {
        return with(workload, timeScale, maxContacts, planned, agents, knee);
    }

    /** The same plan with at most so many contacts. */
    public RunPlan atMost(long contacts) {
        return with(workload, timeScale, contacts, faults, agents, knee);
    }

    /** The same plan with another time scale. */
    public RunPlan scaled(double scale) {
        return with(workload, scale, maxContacts, faults, agents, knee);
    }

    /** The same plan with other agents. */
    public RunPlan among(List<PlannedAgent> others) {
        return with(workload, timeScale, maxContacts, faults, others, knee);
    }

    /** The same plan with another search for the highest bearable load. */
    public RunPlan searching(KneeSettings other) {
        return with(workload, timeScale, maxContacts, faults, agents, other);
    }

    private RunPlan with(
            Workload changed,
            double scale,
            long contacts,
            List<PlannedFault> planned,
            List<PlannedAgent> whom,
            KneeSettings search) {
        return new RunPlan(
                name,
                description,
                seed,
                changed,
                scale,
                leaving,
                contacts,
                drainSeconds,
                requestTimeoutSeconds,
                personaFiles,
                personaWeights,
                scenarioFiles,
                scenarioWeights,
                objectives,
                limits,
                planned,
                whom,
                ceilings,
                search);
    }
}
