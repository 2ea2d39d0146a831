package dev.clamor.results.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Pearson's chi-square test that counts follow weights. Cells that expect fewer than {@value #LEAST_EXPECTED} are pooled
 * with the next larger ones until none does (Cochran's rule), because the approximation fails below.
 */
final class MixTest {
    static final double LEAST_EXPECTED = 5;

    private MixTest() {}

    /**
     * The p-value of the counts under the weights; 1 when pooling leaves one cell; 0 when something was counted that has
     * no weight; NaN without counts.
     */
    static double pValue(SortedMap<String, Long> counts, Map<String, Double> weights) {
        double n = counts.values().stream().mapToLong(Long::longValue).sum();
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (n == 0 || all <= 0) {
            return Double.NaN;
        }
        if (counts.entrySet().stream().anyMatch(e -> e.getValue() > 0 && weights.getOrDefault(e.getKey(), 0.0) <= 0)) {
            return 0;
        }
        List<Cell> cells = new ArrayList<>();
        new TreeMap<>(weights).forEach((id, w) -> cells.add(new Cell(counts.getOrDefault(id, 0L), n * w / all)));
        List<Cell> pooled = pooled(cells);
        return pooled.size() < 2 ? 1 : pValue(pooled);
    }

    private static double pValue(List<Cell> cells) {
        double statistic = 0;
        for (Cell cell : cells) {
            double gap = cell.observed - cell.expected;
            statistic += gap * gap / cell.expected;
        }
        return 1 - new ChiSquaredDistribution(null, cells.size() - 1.0).cumulativeProbability(statistic);
    }

    private static List<Cell> pooled(List<Cell> cells) {
        List<Cell> pooled = new ArrayList<>();
        Cell open = new Cell(0, 0);
        for (Cell cell : cells.stream()
                .sorted(Comparator.comparingDouble(Cell::expected))
                .toList()) {
            open = open.plus(cell);
            if (open.expected >= LEAST_EXPECTED) {
                pooled.add(open);
                open = new Cell(0, 0);
            }
        }
        if (open.expected > 0 && !pooled.isEmpty()) {
            pooled.add(open.plus(pooled.remove(pooled.size() - 1)));
        }
        return pooled;
    }

    private record Cell(double observed, double expected) {
        Cell plus(Cell other) {
            return new Cell(observed + other.observed, expected + other.expected);
        }
    }
}
