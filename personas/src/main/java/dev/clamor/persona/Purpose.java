package dev.clamor.persona;

/**
 * What a random number is for. Each purpose is a stream of its own, so that a new behaviour leaves every old draw as it
 * was. The order is part of the log's meaning: append, never reorder.
 */
public enum Purpose {
    ARRIVAL,
    TRAIT,
    GOAL,
    DECISION,
    REPAIR,
    TEXT,
    NOISE,
    TIMING,
    FOLLOW_UP,
    BARGE_IN,
    ADVERSARY,
    RETURN,
    FACT,
    INTENT_CHANGE,
    BELIEF,
    AGENT,
    FAULT,
    CHANNEL
}
