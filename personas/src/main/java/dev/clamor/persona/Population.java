package dev.clamor.persona;

import dev.clamor.document.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Weighted personas, sorted by id, so that the order of files does not matter.
 *
 * <p>A persona is picked by comparing 32 random bits with whole-number bounds, so that every processor picks the same.
 * Two populations are equal when their personas are, weights included.
 */
public final class Population {
    private final List<Persona> personas;
    private final Shares shares;

    /**
     * Sorts and checks.
     *
     * @param personas at least one, ids distinct, weights finite, not negative and not all zero
     */
    public Population(List<Persona> personas) {
        List<Persona> sorted = new ArrayList<>(personas);
        sorted.sort(Comparator.comparing(Persona::id));
        this.personas = List.copyOf(sorted);
        checkDistinct(this.personas);
        this.shares = new Shares(
                "population",
                this.personas.stream().mapToDouble(Persona::weight).toArray());
    }

    /**
     * The personas with other weights.
     *
     * @param weights by id; a persona that is not named keeps its own weight
     * @throws IllegalArgumentException if an id is unknown or a weight is negative or not finite
     */
    public static Population of(List<Persona> personas, Map<String, Double> weights) {
        TreeSet<String> known = new TreeSet<>();
        personas.forEach(p -> known.add(p.id().value()));
        for (String id : new TreeSet<>(weights.keySet())) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException("population: expected one of " + String.join(", ", known)
                        + ". Found: \"" + id + "\"" + Nearest.hint(id, known));
            }
        }
        return new Population(personas.stream()
                .map(p -> p.withWeight(weights.getOrDefault(p.id().value(), p.weight())))
                .toList());
    }

    /** The personas, sorted by id. */
    public List<Persona> personas() {
        return personas;
    }

    /** The persona for 32 uniformly random bits, read as an unsigned number. */
    public Persona pick(int bits) {
        return personas.get(shares.pick(bits));
    }

    /** The persona at quantile {@code u} in (0, 1); the same as for the bits that {@code u} was made from. */
    public Persona pick(double u) {
        return personas.get(shares.pick(u));
    }

    private static void checkDistinct(List<Persona> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).id().equals(sorted.get(i - 1).id())) {
                throw new IllegalArgumentException("population: expected each id once. Found: "
                        + sorted.get(i).id() + " a second time");
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Population that && personas.equals(that.personas);
    }

    @Override
    public int hashCode() {
        return personas.hashCode();
    }

    @Override
    public String toString() {
        return "Population" + personas;
    }
}
