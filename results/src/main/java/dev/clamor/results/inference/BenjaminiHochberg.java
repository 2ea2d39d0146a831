package dev.clamor.results.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * P-values adjusted for the number of things looked at: adj(j) = min over i ≥ j of min(1, m p(i) / i), p ascending.
 * Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300.
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** In the order of the argument. */
    public static List<Double> adjust(List<Double> pValues) {
        int m = pValues.size();
        List<Integer> descending = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> pValues.get(i)).reversed())
                .toList();
        List<Double> adjusted = new ArrayList<>(pValues);
        double least = 1;
        for (int k = 0; k < m; k++) {
            int index = descending.get(k);
            least = Math.min(least, pValues.get(index) * m / (m - k));
            adjusted.set(index, least);
        }
        return adjusted;
    }
}
