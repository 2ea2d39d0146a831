package dev.clamor.load.plan;

import dev.clamor.persona.Purpose;
import dev.clamor.persona.RandomStreams;
import java.util.Arrays;
import java.util.List;

/**
 * When each customer is due: a pure function of (workload, seed).
 *
 * <p>The i-th arrival is the instant at which the cumulative rate reaches S_i. Poisson: S_i is the sum of i + 1
 * exponentials of mean 1 (stream ARRIVAL, one per index); even: S_i = i + 1/2. Within a piece the cumulative rate is a
 * quadratic, inverted in closed form.
 */
public final class Arrivals {
    private static final double MICROS = 1e6;

    private Arrivals() {}

    /**
     * Due times of all planned contacts in microseconds since the run's start, ascending.
     *
     * @param maxContacts at most so many; 0 for no limit
     */
    public static long[] dueMicros(Workload.OpenWorkload workload, long maxContacts, RandomStreams streams) {
        List<Stage.Piece> pieces = workload.stages().stream()
                .flatMap(stage -> stage.pieces().stream())
                .toList();
        double expected = pieces.stream().mapToDouble(Stage.Piece::area).sum();
        long[] due = new long[(int) (expected + 8 * Math.sqrt(expected) + 16)];
        int count = 0;
        int at = 0;
        double start = 0;
        double before = 0;
        double reached = workload.spacing() == Workload.Spacing.EVEN ? -0.5 : 0;
        while (maxContacts == 0 || count < maxContacts) {
            reached +=
                    workload.spacing() == Workload.Spacing.EVEN ? 1 : streams.exponential(count, Purpose.ARRIVAL, 0, 0);
            while (at < pieces.size() && before + pieces.get(at).area() <= reached) {
                before += pieces.get(at).area();
                start += pieces.get(at).seconds();
                at++;
            }
            if (at == pieces.size()) {
                break;
            }
            if (count == due.length) {
                due = Arrays.copyOf(due, 2 * due.length);
            }
            due[count++] = Math.round(MICROS * (start + secondsWithin(pieces.get(at), reached - before)));
        }
        return Arrays.copyOf(due, count);
    }

    /** Solves from t + (to - from) t^2 / (2 T) = contacts for t, in the form that is stable when the rates are equal. */
    private static double secondsWithin(Stage.Piece piece, double contacts) {
        double slope = (piece.to() - piece.from()) / piece.seconds();
        double root = StrictMath.sqrt(Math.max(0, piece.from() * piece.from() + 2 * slope * contacts));
        double sum = piece.from() + root;
        return sum == 0 ? 0 : Math.min(piece.seconds(), 2 * contacts / sum);
    }
}
