package dev.clamor.conversation;

import java.util.Arrays;
import java.util.Optional;

/** Why a contact should be handed to a human (E codes). */
public enum Trigger {
    /** E1: asked for a human. */
    EXPLICIT("E1"),
    /** E2: three failures in a row on one goal. */
    REPEATED_FAILURE("E2"),
    /** E3: safety, fraud in progress, legal threat, bereavement, self-harm. */
    HIGH_STAKES("E3"),
    /** E4: a disclosed vulnerability and a goal on the care list. */
    VULNERABLE("E4"),
    /** E5: an amount or action above the agent's authority. */
    LIMIT("E5"),
    /** E6: the agent cannot do it at all. */
    OUT_OF_SCOPE("E6"),
    /** E7: low confidence twice (only for agents that tell it). */
    NO_CONFIDENCE("E7"),
    /** E8: upset in two utterances running, or abuse. */
    EMOTION("E8"),
    /** E9: a required tool failed twice. */
    BACKEND_DOWN("E9"),
    /** E10: third contact about the same unsolved matter. */
    REPEAT_CONTACT("E10");

    private final String code;

    Trigger(String code) {
        this.code = code;
    }

    /** The short code, {@code E1} to {@code E10}. */
    public String code() {
        return code;
    }

    /** The trigger with this code. */
    public static Optional<Trigger> ofCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }
}
