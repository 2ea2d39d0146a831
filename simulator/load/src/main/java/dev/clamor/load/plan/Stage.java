package dev.clamor.load.plan;

import java.util.List;
import java.util.Map;

/**
 * A named phase of a workload.
 *
 * @param name its name in reports
 * @param pieces how its level goes, one linear piece after another; at least one
 * @param warmUp whether its contacts are left out of judgement
 * @param mix what the crowd is in this stage
 * @param shape what it is, in words; empty for a plain level or ramp
 */
public record Stage(String name, List<Piece> pieces, boolean warmUp, Mix mix, String shape) {
    /**
     * A level that goes linearly from one value to another: contacts per second of an open workload, customers in
     * progress of a closed one.
     *
     * @param from level at its beginning
     * @param to level at its end
     * @param seconds how long it lasts
     */
    public record Piece(double from, double to, double seconds) {
        /** The area under the level: expected contacts of an open workload. */
        public double area() {
            return (from + to) / 2 * seconds;
        }
    }

    /**
     * Weights that replace those of the plan; who is not named keeps the plan's weight.
     *
     * @param personas by persona id
     * @param scenarios by scenario id
     */
    public record Mix(Map<String, Double> personas, Map<String, Double> scenarios) {
        /** That of the plan. */
        public static final Mix SAME = new Mix(Map.of(), Map.of());
    }

    /** A stage of which nothing more is to be said. */
    public Stage(String name, List<Piece> pieces, boolean warmUp, Mix mix) {
        this(name, pieces, warmUp, mix, "");
    }

    /** A stage of one piece with the plan's own mix. */
    public Stage(String name, double from, double to, double seconds, boolean warmUp) {
        this(name, List.of(new Piece(from, to, seconds)), warmUp, Mix.SAME);
    }

    /** How long it lasts. */
    public double seconds() {
        return pieces.stream().mapToDouble(Piece::seconds).sum();
    }

    /** The area under its level: expected contacts of an open workload. */
    public double area() {
        return pieces.stream().mapToDouble(Piece::area).sum();
    }

    /** The highest level in it. */
    public double peak() {
        return pieces.stream()
                .mapToDouble(piece -> Math.max(piece.from(), piece.to()))
                .max()
                .orElse(0);
    }

    /** The same stage under another name. */
    Stage named(String other) {
        return new Stage(other, pieces, warmUp, mix, shape);
    }

    /** The same stage, longer or shorter by a factor. */
    public Stage stretched(double factor) {
        List<Piece> stretched = pieces.stream()
                .map(piece -> new Piece(piece.from(), piece.to(), piece.seconds() * factor))
                .toList();
        return new Stage(name, stretched, warmUp, mix, shape);
    }
}
