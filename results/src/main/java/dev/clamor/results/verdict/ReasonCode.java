package dev.clamor.results.verdict;

/** Why a verdict is what it is: the codes of {@link Verdict.Reason}. */
public enum ReasonCode {
    /** A check of the run failed; one reason for each. */
    RUN_INVALID,
    /** Nothing is gating. */
    NO_OBJECTIVES,
    /** Breached, after Holm over the gating objectives. */
    OBJECTIVE_BREACHED,
    /** Breached by itself, but not after Holm. */
    BREACH_UNCONFIRMED,
    /** Neither met nor breached, or too few events. */
    OBJECTIVE_INCONCLUSIVE,
    /** A declared rule ended the run because it had decided. */
    STOPPED_EARLY,
    /** A baseline was given with which this run cannot be compared. */
    BASELINE_INCOMPATIBLE,
    /** Every gating objective is met. */
    ALL_MET,
    /** A search for the highest bearable load of which no load was asked for. */
    MEASURED,
    /** Such a search found that the load asked for is borne. */
    LOAD_HELD,
    /** Such a search found that the agent breaks below the load asked for. */
    LOAD_NOT_HELD,
    /** Such a search could not tell whether the load asked for is borne. */
    LOAD_UNDECIDED
}
