package dev.clamor.results.inference;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction for several tests (Scandinavian Journal of Statistics 6, 1979): sorted ascending, the j-th
 * of m adjusted values is the greatest of min(1, (m - i + 1) p<sub>(i)</sub>) over i up to j. Rejecting where the
 * adjusted value is below alpha errs anywhere with a chance of at most alpha.
 */
public final class Holm {
    private Holm() {}

    /** Adjusted p-values, in the order given. */
    public static double[] adjust(double... p) {
        int m = p.length;
        List<Integer> order = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        double[] adjusted = new double[m];
        double running = 0;
        for (int rank = 0; rank < m; rank++) {
            int i = order.get(rank);
            running = Math.max(running, Math.min(1, (m - rank) * p[i]));
            adjusted[i] = running;
        }
        return adjusted;
    }
}
