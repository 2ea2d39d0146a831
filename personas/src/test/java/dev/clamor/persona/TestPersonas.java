package dev.clamor.persona;

/** Personas for tests. */
final class TestPersonas {
    private TestPersonas() {}

    static Persona named(String id, double weight) {
        return with(id, weight, new Range(0, 0));
    }

    static Persona with(String id, double weight, Range priorContacts) {
        return new Persona(
                new PersonaId(id),
                "title",
                "description",
                weight,
                new Temperament(-2.5, 1.2, 0.4),
                new Patience(0, 0.5, 0.05, 0.7, 60, priorContacts),
                new Knowledge(0.9, 0.8, 1),
                new Wording(2, 1, 0.6, 1, false),
                new Timing(40, 238, 4, 0.1),
                new Habits(1, 0, 0, 0, 0, 0, 0, Habits.Adversary.NONE, 0, 0, 0));
    }
}
