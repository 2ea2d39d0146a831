package dev.clamor.persona;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Weighted personas. Sorted by id, so that the order of files does not matter.
 *
 * @param personas at least one, ids distinct, weights not all zero
 */
public record Population(List<Persona> personas) {
    /** Sorts and checks. */
    public Population {
        List<Persona> sorted = new ArrayList<>(personas);
        sorted.sort(Comparator.comparing(Persona::id));
        personas = List.copyOf(sorted);
        if (personas.stream().mapToDouble(Persona::weight).sum() <= 0) {
            throw new IllegalArgumentException("population: expected a positive total weight. Found: 0");
        }
    }

    /** The persona at quantile {@code u} in (0, 1) of the cumulative weights. */
    public Persona pick(double u) {
        double left = u * personas.stream().mapToDouble(Persona::weight).sum();
        for (Persona persona : personas) {
            left -= persona.weight();
            if (left < 0) {
                return persona;
            }
        }
        return personas.get(personas.size() - 1);
    }
}
