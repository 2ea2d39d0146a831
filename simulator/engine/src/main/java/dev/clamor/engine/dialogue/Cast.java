package dev.clamor.engine.dialogue;

import dev.clamor.conversation.ContactId;
import dev.clamor.persona.Persona;
import dev.clamor.persona.Population;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import dev.clamor.scenario.Scenario;
import dev.clamor.scenario.ScenarioMix;

/**
 * Who calls about what: persona and scenario of every contact, drawn independently of each other.
 *
 * @param population who
 * @param mix about what
 * @param streams the run's random numbers
 */
public record Cast(Population population, ScenarioMix mix, RandomStreams streams) {
    /**
     * The contact at a position in the order of planned arrivals; the same whatever was planned before it.
     *
     * @param arrivalIndex from 0
     * @param dueMicros when it is to begin, since the run's start
     * @param stage stage of the plan in which it is due
     * @param judged false for warm-up
     */
    public ContactPlan plan(long arrivalIndex, long dueMicros, String stage, boolean judged) {
        ContactId contact = ContactId.ofArrival(arrivalIndex);
        Persona persona =
                population.pick(streams.uniform(contact.number(), Purpose.GOAL, 0, DrawIndex.PERSONA));
        Scenario scenario = mix.pick(streams.uniform(contact.number(), Purpose.GOAL, 0, DrawIndex.SCENARIO));
        return new ContactPlan(contact, persona, scenario, dueMicros, stage, judged);
    }
}
