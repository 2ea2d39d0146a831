package dev.clamor.load.plan;

import dev.clamor.engine.dialogue.DialogueSettings;
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
 *     gc_millis_per_second, cpu, achieved; those not named have their defaults
 * @param knee how the highest bearable load is searched for, when it is
 */
public record RunPlan(
        String name,
        String description,
        OptionalLong seed,
        Workload.OpenWorkload workload,
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
        KneeSettings knee) {

    /** The same plan with every stage longer or shorter by one factor, so that all take {@code seconds} together. */
    public RunPlan lasting(double seconds) {
        double factor = seconds / workload.seconds();
        List<Stage> stages =
                workload.stages().stream().map(s -> s.stretched(factor)).toList();
        return with(new Workload.OpenWorkload(stages, workload.spacing()), timeScale, maxContacts, knee);
    }

    /** The same plan with at most so many contacts. */
    public RunPlan atMost(long contacts) {
        return with(workload, timeScale, contacts, knee);
    }

    /** The same plan with another time scale. */
    public RunPlan scaled(double scale) {
        return with(workload, scale, maxContacts, knee);
    }

    /** The same plan with another search for the highest bearable load. */
    public RunPlan searching(KneeSettings other) {
        return with(workload, timeScale, maxContacts, other);
    }

    private RunPlan with(Workload.OpenWorkload changed, double scale, long contacts, KneeSettings search) {
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
                search);
    }
}
