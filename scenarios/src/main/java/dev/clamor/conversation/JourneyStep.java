package dev.clamor.conversation;

/** The steps that a team improves one by one. */
public enum JourneyStep {
    IDENTIFY,
    UNDERSTAND,
    COLLECT,
    ACT,
    CONFIRM,
    HAND_OFF
}
