package dev.clamor.results.verdict;

import java.util.List;
import java.util.SortedMap;

/**
 * The decision and its evidence.
 *
 * @param decision what to do
 * @param reasons why, most important first; never empty
 * @param findings one per objective, in the order of the objectives file
 * @param autonomy advice per intent
 * @param run what was run and whether it counts
 */
public record Verdict(
        Decision decision, List<Reason> reasons, List<Finding> findings, List<Autonomy> autonomy, RunFacts run) {

    /**
     * A reason: a stable code for machines and a sentence for people. The codes:
     *
     * <ul>
     *   <li>{@code RUN_INVALID}: a check of the run failed; one reason for each.
     *   <li>{@code NO_OBJECTIVES}: nothing is gating.
     *   <li>{@code OBJECTIVE_BREACHED}: breached, after Holm over the gating objectives.
     *   <li>{@code BREACH_UNCONFIRMED}: breached by itself, but not after Holm.
     *   <li>{@code OBJECTIVE_INCONCLUSIVE}: neither met nor breached, or too few events.
     *   <li>{@code ALL_MET}: every gating objective is met.
     * </ul>
     */
    public record Reason(String code, String because) {}

    /** Advice on the level of autonomy of an intent. */
    public record Autonomy(String intent, int level, Advice advice, String because) {
        /** What to do with the level. */
        public enum Advice {
            RAISE,
            KEEP,
            LOWER
        }
    }

    /**
     * @param checks every check of the run's validity
     */
    public record RunFacts(
            String id,
            String suiteHash,
            long seed,
            long plannedContacts,
            long achievedContacts,
            SortedMap<String, Long> discarded,
            long valid,
            List<Check> checks) {}

    /** One check of the run's validity. */
    public record Check(String code, boolean passed, String because) {}
}
