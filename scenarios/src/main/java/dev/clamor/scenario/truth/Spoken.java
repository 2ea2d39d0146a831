package dev.clamor.scenario.truth;

import dev.clamor.conversation.CustomerAct;
import dev.clamor.conversation.Tone;
import java.util.Map;

/**
 * What a customer's utterance says, as anyone could observe it.
 *
 * @param turn its number
 * @param act what is done with it
 * @param goal id of the goal it concerns, empty for small talk
 * @param facts facts stated fully in it, with their values
 * @param tone how it is worded
 * @param abuse whether it contains profanity
 * @param disclosure what it discloses
 * @param saysRepeat whether it says that this is at least the third contact on the matter
 * @param interrupts whether it was sent while a reply was pending
 * @param moved whether the customer has moved to another channel with it
 */
public record Spoken(
        int turn,
        CustomerAct act,
        String goal,
        Map<String, String> facts,
        Tone tone,
        boolean abuse,
        Disclosure disclosure,
        boolean saysRepeat,
        boolean interrupts,
        boolean moved) {
    /** On the same channel as before. */
    public Spoken(
            int turn,
            CustomerAct act,
            String goal,
            Map<String, String> facts,
            Tone tone,
            boolean abuse,
            Disclosure disclosure,
            boolean saysRepeat,
            boolean interrupts) {
        this(turn, act, goal, facts, tone, abuse, disclosure, saysRepeat, interrupts, false);
    }

    /** What a customer may disclose. */
    public enum Disclosure {
        NONE,
        /** A vulnerability: illness, bereavement, debt, coercion (trigger E4 on the care list). */
        VULNERABILITY,
        /** High stakes: safety, legal threat, self-harm (trigger E3). */
        HIGH_STAKES
    }
}
