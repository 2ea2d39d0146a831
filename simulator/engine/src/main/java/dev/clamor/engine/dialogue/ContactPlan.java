package dev.clamor.engine.dialogue;

import dev.clamor.conversation.ContactId;
import dev.clamor.persona.Persona;
import dev.clamor.scenario.Scenario;

/**
 * Everything about a contact that is known before it begins.
 *
 * @param dueMicros when the schedule wants it to begin, since the run's start
 * @param stage stage of the plan in which it is due
 * @param judged false for warm-up
 * @param agent which of the plan's agents it goes to; empty when there is one only
 */
public record ContactPlan(
        ContactId contact,
        Persona persona,
        Scenario scenario,
        long dueMicros,
        String stage,
        boolean judged,
        String agent) {
    /** With the only agent. */
    public ContactPlan(
            ContactId contact, Persona persona, Scenario scenario, long dueMicros, String stage, boolean judged) {
        this(contact, persona, scenario, dueMicros, stage, judged, "");
    }

    /** The same contact with one of several agents. */
    public ContactPlan to(String name) {
        return new ContactPlan(contact, persona, scenario, dueMicros, stage, judged, name);
    }
}
