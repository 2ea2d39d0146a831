package dev.clamor.persona;

/**
 * Who calls: about thirty numbers and no randomness. A customer is drawn from a persona by {@link Traits#draw}.
 *
 * @param id its name
 * @param title a few words for people
 * @param description what this customer is like, and why the numbers are what they are
 * @param weight share of the crowd, relative to the other personas of the population
 */
public record Persona(
        PersonaId id,
        String title,
        String description,
        double weight,
        Temperament temperament,
        Patience patience,
        Knowledge knowledge,
        Wording wording,
        Timing timing,
        Habits habits) {

    /** The same persona with another share of the crowd. */
    public Persona withWeight(double newWeight) {
        return new Persona(
                id, title, description, newWeight, temperament, patience, knowledge, wording, timing, habits);
    }
}
