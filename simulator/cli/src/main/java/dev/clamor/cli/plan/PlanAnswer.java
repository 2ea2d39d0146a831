package dev.clamor.cli.plan;

import dev.clamor.load.plan.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code clamor plan} answers; also its JSON, member by member. Contacts are expected numbers.
 *
 * @param plan the plan's name
 * @param description of the plan
 * @param spacing how arrivals are spaced; {@code closed} where there are none, but a number of customers at a time
 * @param timeScale divides think times
 * @param timeScaleMeans the same in a sentence
 * @param seconds length of all stages
 * @param drainSeconds how long conversations may go on after the last arrival
 * @param contacts of all stages, no more than {@code maxContacts}; empty of a closed plan, where only a run can tell
 * @param judged those of stages that are not warm-up; where {@code maxContacts} cuts, without the last ones
 * @param maxContacts no more are planned; 0 = no limit
 * @param ceilings of the agent; empty when no target file was given or it has none
 * @param limits what the generator must keep to, where the plan says something
 * @param stages in their order
 */
record PlanAnswer(
        String plan,
        String description,
        String spacing,
        double timeScale,
        String timeScaleMeans,
        double seconds,
        double drainSeconds,
        Optional<Double> contacts,
        Optional<Double> judged,
        long maxContacts,
        Optional<Ceiling> ceilings,
        Map<String, Double> limits,
        List<Row> stages) {
    /** In the place of a spacing. */
    static final String CLOSED = "closed";

    /** Whether so many customers are there at a time, each followed by another. */
    boolean tellsCustomers() {
        return spacing.equals(CLOSED);
    }

    /**
     * One stage.
     *
     * @param shape what it is, in words; empty for a plain level or ramp
     * @param begin seconds since the run's start
     * @param end seconds since the run's start
     * @param contacts expected without {@code maxContacts}; empty of a closed plan
     * @param personas those that its mix names, with their share of its contacts
     * @param scenarios those that its mix names, with their share of its contacts
     * @param pieces its arrival rate, in contacts a second; of a closed plan, customers at a time
     */
    record Row(
            String name,
            String shape,
            boolean warmUp,
            double begin,
            double end,
            Optional<Double> contacts,
            Map<String, Double> personas,
            Map<String, Double> scenarios,
            List<Stage.Piece> pieces) {}

    /**
     * What the agent may be charged with, from its target file; empty or null for no ceiling.
     *
     * @param contacts in progress at once
     * @param requestsPerSecond sent in any second
     * @param spend stops the run
     */
    record Ceiling(Optional<Integer> contacts, Optional<Double> requestsPerSecond, Optional<Double> spend) {}
}
