package dev.clamor.engine.dialogue;

import dev.clamor.conversation.ContactId;
import dev.clamor.persona.Population;
import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import dev.clamor.scenario.ScenarioMix;

/** Who calls and why: persona and scenario of every arrival, by seed and index alone. */
public record Cast(Population population, ScenarioMix mix, RandomStreams streams) {

    /** The contact of an arrival; stream GOAL, draws 0 (persona) and 1 (scenario). */
    public ContactPlan plan(long arrival, long dueMicros, String stage, boolean judged) {
        ContactId contact = ContactId.ofArrival(arrival);
        return new ContactPlan(
                contact,
                population.pick(streams.uniform(contact.number(), Purpose.GOAL, 0, 0)),
                mix.pick(streams.uniform(contact.number(), Purpose.GOAL, 0, 1)),
                dueMicros,
                stage,
                judged);
    }
}
