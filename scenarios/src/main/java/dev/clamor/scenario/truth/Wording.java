package dev.clamor.scenario.truth;

import java.util.List;

/**
 * What the words of a reply say, whatever the agent's fields tell.
 *
 * @param done whether it says that the goal's action or the matter is done
 * @param refused whether it says no
 * @param willDo whether it says that it will be done
 * @param apology whether it says sorry
 * @param handoff whether it hands over now
 * @param asserts numbers and dates that it states outside questions, as they are compared: {@code 37.50}, ISO dates
 * @param unsure whether its class was decided by the last rules only or by weak evidence
 */
public record Wording(
        boolean done,
        boolean refused,
        boolean willDo,
        boolean apology,
        boolean handoff,
        List<String> asserts,
        boolean unsure) {
    /** Of a reply that did not come. */
    public static final Wording NONE = new Wording(false, false, false, false, false, List.of(), false);
}
