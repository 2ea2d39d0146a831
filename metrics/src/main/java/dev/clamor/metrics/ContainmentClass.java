package dev.clamor.metrics;

/** What a contact without a handoff really was; the first that applies. */
public enum ContainmentClass {
    /** Handed over: not contained at all. */
    HANDED_OFF,
    /** Solved, with nothing wrong on the way. */
    TRUE,
    POLICY_BREACH,
    WRONG_ACTION,
    HALLUCINATED_RESOLUTION,
    MISSED_ESCALATION,
    LOOP,
    DEAD_END,
    ERROR_EXIT,
    GAVE_UP_SILENT,
    GAVE_UP_ANNOUNCED,
    PARTIAL,
    RETURNED;

    /** Whether a dashboard would count it as contained although it was not. */
    public boolean isFalse() {
        return this != HANDED_OFF && this != TRUE;
    }
}
