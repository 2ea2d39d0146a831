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
    private static final double SCALE = 0x1p32;

    private final List<Persona> personas;
    /** Upper bound of each persona's share of [0, 2^32), cumulative; the last is 2^32. */
    private final long[] bounds;

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
        this.bounds = bounds(this.personas);
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
                String near = Nearest.to(id, known).map(n -> " (did you mean \"" + n + "\"?)").orElse("");
                throw new IllegalArgumentException(
                        "population: expected one of " + String.join(", ", known) + ". Found: \"" + id + "\"" + near);
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
        return at(bits & 0xFFFFFFFFL);
    }

    /** The persona at quantile {@code u} in (0, 1); the same as for the bits that {@code u} was made from. */
    public Persona pick(double u) {
        return at(Math.max(0, Math.min((long) SCALE - 1, (long) (u * SCALE))));
    }

    private Persona at(long position) {
        int i = 0;
        while (bounds[i] <= position) {
            i++;
        }
        return personas.get(i);
    }

    private static long[] bounds(List<Persona> personas) {
        double total = 0;
        for (Persona persona : personas) {
            total += checked(persona);
        }
        if (!(total > 0) || Double.isInfinite(total)) {
            throw new IllegalArgumentException("population: expected a positive total weight. Found: " + total);
        }
        long[] bounds = new long[personas.size()];
        double sum = 0;
        for (int i = 0; i < bounds.length; i++) {
            sum += personas.get(i).weight();
            bounds[i] = (long) StrictMath.rint(sum / total * SCALE);
        }
        return bounds;
    }

    private static double checked(Persona persona) {
        double weight = persona.weight();
        if (weight >= 0 && weight < Double.POSITIVE_INFINITY) {
            return weight;
        }
        throw new IllegalArgumentException(
                "weight of " + persona.id() + ": expected a finite number, not negative. Found: " + weight);
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
