package dev.clamor.results.verdict;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The decision and its evidence.
 *
 * @param decision what to do
 * @param reasons why, most important first; never empty
 * @param findings one per objective, in the order of the objectives file
 * @param comparisons one per objective that is held against a baseline, in the same order
 * @param autonomy advice per intent
 * @param run what was run and whether it counts
 * @param baseline what it was compared with, if a baseline was given
 * @param stop how a rule ended the run before its plan did, if one did
 * @param agents each of several agents by itself, by name; empty where there is one only
 */
public record Verdict(
        Decision decision,
        List<Reason> reasons,
        List<Finding> findings,
        List<Comparison> comparisons,
        List<Autonomy> autonomy,
        RunFacts run,
        Optional<BaselineFacts> baseline,
        Optional<StopFacts> stop,
        List<AgentFindings> agents) {

    /**
     * A reason: a stable code for machines and a sentence for people.
     *
     * @param code the name of a {@link ReasonCode}
     */
    public record Reason(String code, String because) {
        Reason(ReasonCode code, String because) {
            this(code.name(), because);
        }
    }

    /**
     * Advice on the level of autonomy of an intent.
     *
     * @param level the level now, 1 to 4; 0 when no scenario of the manifest states it
     * @param next what is missing for the next level
     */
    public record Autonomy(String intent, int level, Advice advice, String because, Next next) {
        /**
         * What is missing for the next level.
         *
         * @param objectives ids of the objectives that are not met on this intent
         * @param moreEvents events that would do at the shares seen; empty when nothing is missing or more events would not do
         * @param because the same in words
         */
        public record Next(List<String> objectives, Optional<Long> moreEvents, String because) {}

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

    /**
     * One check of the run's validity.
     *
     * @param code the name of a {@link CheckCode}
     */
    public record Check(String code, boolean passed, String because) {
        Check(CheckCode code, boolean passed, String because) {
            this(code.name(), passed, because);
        }
    }

    /**
     * @param runId the baseline's run
     * @param compatible whether the two can be compared
     * @param paired whether suite, seed and plan are the same, so that contacts pair by their ids
     * @param because why, in one sentence
     */
    public record BaselineFacts(String runId, boolean compatible, boolean paired, String because) {}

    /**
     * @param rule the rule that ended the run
     * @param objective the objective that it decided; for PROMOTE all of them, separated by commas
     * @param toward what it decided for; HOLD when promotion was out of reach
     * @param atContact contacts, in the order of their arrival, that the rule had seen when it decided
     * @param saved planned contacts that were not sent because of it
     * @param because why, in one sentence with its numbers
     */
    public record StopFacts(
            String rule, String objective, Decision toward, long atContact, long saved, String because) {}
}
