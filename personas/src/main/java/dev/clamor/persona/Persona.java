package dev.clamor.persona;

import java.util.List;

/**
 * Who calls: about thirty numbers and no randomness. A customer is drawn from a persona by {@link Traits#draw}.
 *
 * @param id its name
 * @param title a few words for people
 * @param description what this customer is like, and why the numbers are what they are
 * @param weight share of the crowd, relative to the other personas of the population
 * @param groups whom this customer stands for, in words of the file's author; outcomes are compared between groups
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
        Habits habits,
        List<String> groups) {

    /** Copies the groups. */
    public Persona {
        groups = List.copyOf(groups);
    }

    /** In no group. */
    public Persona(
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
        this(id, title, description, weight, temperament, patience, knowledge, wording, timing, habits, List.of());
    }

    /** The same persona with another share of the crowd. */
    public Persona withWeight(double newWeight) {
        return new Persona(
                id, title, description, newWeight, temperament, patience, knowledge, wording, timing, habits, groups);
    }
}
