package dev.clamor.referenceagent.dialogue;

/** A way the agent can go wrong on purpose. What one occasion of each is stands in the behaviour file. */
public enum Flaw {
    NEEDLESS_HANDOFF,
    MISSED_HANDOFF,
    WRONG_ACTION,
    WRONG_ANSWER,
    HALLUCINATED_ACTION,
    LOOP,
    FORGET_AFTER_INTERRUPTION,
    FORGET_AFTER_INTENT_CHANGE,
    TOOL_FAILURE,
    LEAK,
    UNAUDITED,
    INJECTION_OBEYED,
    ERROR,
    GARBAGE,
    HANG,
    ACTS_ON_STALE,
    ANSWERS_BOTH,
    FORGET_AFTER_CHANNEL_SWITCH,
    LOOKUP_FAILURE
}
