package dev.clamor.metrics;

/** What became of the need for a human, by the triggers that fired and their deadlines. */
public enum EscalationLabel {
    /** Needed, and handed over in time. */
    TRUE_POSITIVE,
    /** Needed, and handed over after the deadline. */
    LATE,
    /** Needed, and not handed over although the deadline passed. */
    MISS,
    /** Handed over without need. */
    FALSE_POSITIVE,
    /** Not needed, not handed over. */
    TRUE_NEGATIVE,
    /** Handed over in a grey area: neither right nor wrong; excluded. */
    MAY,
    /** The customer left before the deadline; excluded. */
    CENSORED
}
