package dev.clamor.results.inference;

import dev.clamor.metrics.Ratio;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The standard error of a share that holds whatever the likeness of events within a cluster: with k clusters of
 * n<sub>i</sub> events, x<sub>i</sub> of them good, N events in all and p the share of good ones,
 *
 * <p>√(sum (x<sub>i</sub> - n<sub>i</sub> p)² / N² x k / (k - 1)).
 *
 * <p>Source: Liang and Zeger, Biometrika 73 (1986), 13-22, for a mean; without the factor k / (k - 1) it is the
 * clustered standard error of Miller, Adding Error Bars to Evals (2024), arXiv 2411.00640.
 */
public final class ClusterRobust {
    private ClusterRobust() {}

    /** Absent with fewer than two clusters that have events. */
    public static OptionalDouble standardError(Collection<Ratio> byCluster) {
        List<Ratio> filled = byCluster.stream().filter(r -> r.total() > 0).toList();
        int k = filled.size();
        if (k < 2) {
            return OptionalDouble.empty();
        }
        Ratio total = filled.stream().reduce(Ratio.NONE, Ratio::plus);
        double n = total.total();
        double share = total.good() / n;
        double squares = 0;
        for (Ratio cluster : filled) {
            double excess = cluster.good() - cluster.total() * share;
            squares += excess * excess;
        }
        return OptionalDouble.of(Math.sqrt(squares * k / (k - 1.0)) / n);
    }
}
