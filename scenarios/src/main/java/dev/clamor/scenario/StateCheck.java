package dev.clamor.scenario;

/**
 * What must stand in a system of record once a goal was pursued, whatever the agent says.
 *
 * @param id its name in reports
 * @param goal id of the goal it belongs to; looked at only if the customer opened that goal
 * @param probe name of the probe, in the agent's target file, whose answer is looked at
 * @param at what is looked at there: a JSON Pointer in which {@code *} stands for every element
 * @param rule how it is looked at
 * @param value for {@link Rule#EQUALS} what every value must be, with {@code {fact}} for a fact's newest value, numbers
 *     compared as numbers; for {@link Rule#COUNT} a whole number; empty for {@link Rule#ABSENT}
 */
public record StateCheck(String id, String goal, String probe, String at, Rule rule, String value) {

    /** How a check looks. */
    public enum Rule {
        /** There is a value, and every value equals it. */
        EQUALS,
        /** There are so many values. */
        COUNT,
        /** There is none. */
        ABSENT
    }
}
